// All that the program may ask of the outside: files, git, time, chance, the network, progress. A
// function takes the part that it needs, and a test builds a world of its own in memory.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>

#include "system/clock.h"
#include "system/file_system.h"
#include "system/git.h"
#include "system/http.h"

namespace feedgen {

/// Is called with how far a stage is; may be called from several threads. `total` 0: not known.
using Progress = std::function<void(const char* stage, std::size_t done, std::size_t total)>;

struct World {
  FileSystem& files;
  Git& git;
  Clock clock;
  std::function<double()> random;  ///< numbers in [0, 1)
  /// A client for one thread.
  std::function<std::unique_ptr<HttpClient>(const HttpLimits&)> connect;
  unsigned processors = 1;  ///< threads that work at once without waiting for each other
  Progress progress = [](const char*, std::size_t, std::size_t) {};
};

/// This machine's, without progress. `files` and `git` outlive it.
World system_world(FileSystem& files, Git& git);

}  // namespace feedgen
