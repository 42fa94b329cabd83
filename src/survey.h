// The first half of the pipeline: folders of articles become what is known of them, the feeds that
// they stand in, and their ids. Nothing is rendered and nothing is written.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "article/scan.h"
#include "catalog/catalog.h"
#include "catalog/identities.h"
#include "config/settings.h"
#include "feed/assemble.h"
#include "publish/publisher.h"
#include "state/state.h"
#include "system/clock.h"
#include "system/file_system.h"
#include "system/git.h"
#include "value/report.h"

namespace feedgen {

struct BuildRequest {
  std::vector<std::string> articles;  ///< folders or files
  std::string source;                 ///< real path of the folder in which the site's paths begin
  std::string output;                 ///< the folder that feeds go to
  Settings settings;                  ///< complete (config/read_settings.h)
  Instant now{};                      ///< decides which articles are due or expired
  unsigned jobs = 1;                  ///< threads
  PublishMode mode = PublishMode::kWrite;
  StateRequest state;  ///< what is known from earlier runs
};

/// Is told how far a stage is; may be called from several threads. `total` 0: not known.
using Progress = std::function<void(const char* stage, std::size_t done, std::size_t total)>;

struct Survey {
  Report report;  ///< of the stages so far
  Stopwatch watch;
  ScanResult scanned;
  std::vector<FoundFile> found;
  Catalog catalog;
  std::unique_ptr<Identities> identities;
  std::vector<Selection> selections;  ///< the feeds: the site, then its categories
  CategoryFolders folders;

  void finish_stage(const char* name) { report.times.push_back({name, watch.lap()}); }
};

/// What is wrong with single articles is in the report, in an order that depends only on the input.
/// Fails where nothing can be done at all. The parts refer to each other and to `files` and `git`:
/// hence the pointer.
[[nodiscard]] Result<std::unique_ptr<Survey>> survey(const BuildRequest& request, FileSystem& files,
                                                     Git& git, const Progress& progress);

}  // namespace feedgen
