// The outside, as the stages of a build may ask it.
#pragma once

#include <cstddef>
#include <functional>

#include "system/file_system.h"
#include "system/git.h"

namespace feedgen {

/// Is called with how far a stage is; may be called from several threads. `total` 0: not known.
using Progress = std::function<void(const char* stage, std::size_t done, std::size_t total)>;

struct World {
  FileSystem& files;
  Git& git;
  const Progress& progress;
};

}  // namespace feedgen
