// What a build is asked to do, complete.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "time/instant.h"
#include "value/diagnostic.h"
#include "value/settings.h"
#include "value/state_request.h"
#include "value/watched_changes.h"

namespace feedgen {

/// Which results of earlier runs are used again.
enum class Reuse {
  kUnchanged,  ///< those of files whose stamps are the recorded ones
  kNothing,    ///< none: every file is read, every feed is made
};

enum class PublishMode { kWrite, kDryRun };

/// What becomes of feedgen's links to feeds in the pages of the site.
enum class LinksInPages { kLeave, kPut, kTake };

struct CheckRule;

/// What is asked of feeds before they are published.
struct CheckRequest {
  /// How much a finding weighs in the file at that path; nothing: it is not asked for, or known.
  std::function<std::optional<Severity>(const CheckRule& rule, const std::string& path,
                                        const std::string& problem)>
      rate;
  bool fails_on_warnings = false;
  bool holds_back = false;  ///< nothing is published where the check fails
};

/// Which feeds Report::feeds names.
enum class FeedsInReport {
  kAll,
  kLookedAt,  ///< those that may have changed, if the run looks at no others
};

struct BuildRequest {
  std::vector<std::string> articles;  ///< folders or files
  std::string source;                 ///< real path of the folder in which the site's paths begin
  std::string output;                 ///< the folder that feeds go to
  bool is_sites_output = false;       ///< of the site's generator: its feeds lie there too
  Settings settings;                  ///< complete (config/read_settings.h)
  Instant now{};                      ///< decides which articles are due or expired
  unsigned jobs = 1;                  ///< threads
  PublishMode mode = PublishMode::kWrite;
  Reuse reuse = Reuse::kUnchanged;
  bool binds_ids =
      true;            ///< articles keep the ids that they are published with; a preview's do not
  bool prune = false;  ///< feeds may be removed without a question (publish/leftovers.h)
  std::optional<std::string> changed_since;  ///< a commit: git names the files that have changed
  std::optional<CheckRequest> check;         ///< nothing: feeds are not judged
  std::optional<WatchedChanges> watched;     ///< of a run that follows the author
  FeedsInReport feeds_in_report = FeedsInReport::kAll;
  LinksInPages links = LinksInPages::kLeave;
  std::string pages;         ///< the folder of the site's pages, unless they are left alone
  bool needs_pages = false;  ///< it is an error if there are none
  std::string own_pages;     ///< a folder below `pages`, with '/': others are another language's
  std::vector<std::string> other_pages;  ///< folders below `pages` that are other languages'
  std::optional<std::string>
      feeds_below_pages;  ///< path of `output` in `pages`; nullopt: elsewhere
  std::string edition;    ///< the language, of another edition than the main one
  StateRequest state;     ///< what is known from earlier runs
};

}  // namespace feedgen
