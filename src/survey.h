// The first half of the pipeline: folders of articles become what is known of them, the feeds that
// they stand in, and their ids. Only what has changed is read. Nothing is rendered, and nothing is
// written but the state.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "build_request.h"
#include "ids/identities.h"
#include "index/catalog.h"
#include "scan/article_folders.h"
#include "state/state.h"
#include "system/clock.h"
#include "system/file_system.h"
#include "system/git.h"
#include "system/session.h"
#include "value/report.h"

namespace feedgen {

/// Is told how far a stage is; may be called from several threads. `total` 0: not known.
using Progress = std::function<void(const char* stage, std::size_t done, std::size_t total)>;

/// The state with what it has to tell, which is told once, however often a run begins again.
struct KeptState {
  KeptState(FileSystem& files, const StateRequest& request) : state(files, request, notes) {}
  Diagnostics notes;
  State state;
};

struct Survey {
  Report report;  ///< of the stages so far
  Stopwatch watch;
  std::unique_ptr<KeptState> kept;
  std::unique_ptr<Session> session;
  std::unique_ptr<Catalog> catalog;
  std::unique_ptr<Identities> identities;
  std::optional<ArticleFolders> folders;
  std::vector<std::string> prefixes;          ///< of the folders: paths from the state's home
  std::uint64_t feed_rules = 0;               ///< by which feeds are made: settings, program
  std::set<std::int64_t> categories_to_make;  ///< they show something beside their articles that
                                              ///< has changed
  bool is_again = false;             ///< an earlier survey of this run found articles moving
  bool is_unread = false;            ///< in part: something could not be listed or read
  bool awaits_git = false;           ///< it was to say which files were renamed, and broke off
  bool has_missing = false;          ///< files that were known are not there
  bool doubts_missing = false;       ///< they may lie in what can't be read: they stay as recorded
  bool keeps_index = false;          ///< whatever the request says: something can't be read
  bool is_outdated = false;          ///< files went away while they were looked at
  std::set<std::int64_t> undecided;  ///< articles whose ids depend on what can't be read now

  void finish_stage(const char* name) { report.times.push_back({name, watch.lap()}); }

  /// What a file is now that entries were made of; its path is one from the state's home.
  std::uint64_t used_file(FileSystem& files, const std::string& path) const;

  /// The folder with that prefix, as an index.
  std::size_t folder_of(const std::string& prefix) const;
};

/// What is wrong with single articles is in the report, in an order that depends only on the input.
/// Fails where nothing can be done at all. Where the state fails in the middle, all is begun again
/// without it. The parts refer to each other and to `files` and `git`: hence the pointer.
[[nodiscard]] Result<std::unique_ptr<Survey>> survey(const BuildRequest& request, FileSystem& files,
                                                     Git& git, const Progress& progress);

/// Begins again after a survey that was overtaken by changes of the articles: compares all files
/// with what was recorded before this run, so that nothing depends on what it saw in between.
[[nodiscard]] Result<std::unique_ptr<Survey>> survey_anew(std::unique_ptr<Survey> before,
                                                          const BuildRequest& request,
                                                          FileSystem& files, Git& git,
                                                          const Progress& progress);

/// Begins again after a failure of the state's database that was found after survey().
[[nodiscard]] Result<std::unique_ptr<Survey>> survey_again(std::unique_ptr<Survey> failed,
                                                           const BuildRequest& request,
                                                           FileSystem& files, Git& git,
                                                           const Progress& progress);

}  // namespace feedgen
