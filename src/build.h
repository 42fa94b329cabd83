// The pipeline: folders of articles become published feeds.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

#include "config/settings.h"
#include "publish/publisher.h"
#include "system/file_system.h"
#include "value/report.h"

namespace feedgen {

struct BuildRequest {
  std::vector<std::string> articles;  ///< folders or files
  std::string output;                 ///< the folder that feeds go to
  Settings settings;                  ///< complete (config/read_settings.h)
  Instant now{};                      ///< decides which articles are due or expired
  unsigned jobs = 1;                  ///< threads
  PublishMode mode = PublishMode::kWrite;
};

/// Is told how far a stage is; may be called from several threads. `total` 0: not known.
using Progress = std::function<void(const char* stage, std::size_t done, std::size_t total)>;

/// Builds all feeds. What is wrong with single articles and files is in the report, in an order
/// that depends only on the input. Fails where nothing can be done at all.
[[nodiscard]] Result<Report> build(const BuildRequest& request, FileSystem& files,
                                   const Progress& progress);

}  // namespace feedgen
