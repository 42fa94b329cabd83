// Which feeds there are, which of them have to be made, and what came of making them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "feed/formats.h"
#include "ids/assign_ids.h"
#include "index/entry_uses.h"
#include "publish/publisher.h"
#include "value/report.h"
#include "value/selection.h"

namespace feedgen {

/// The feeds of one group that are to be made.
struct FeedJob {
  Selection selection;
  struct Target {
    const FeedFormat* format;
    std::size_t feed;        ///< index of Plan::feeds
    Digest inputs_digest{};  ///< of all that it shows
  };
  std::vector<Target> targets;
};

/// Feeds that are recorded and of no group any more, by path below the output folder.
struct Leftovers {
  std::vector<std::string> ours;        ///< the files that were published: to be removed
  std::vector<std::string> edited;      ///< other files: they are left alone
  std::vector<std::string> elsewhere;   ///< a part of their paths is no folder now: left alone
  std::vector<std::string> gone;        ///< removed by the user
  std::vector<std::string> forgotten;   ///< of these, all whose records are removed
  std::vector<std::string> unreadable;  ///< files that can't be read now
};

struct Plan {
  std::vector<FeedReport> feeds;  ///< all, unchanged as far as is known now
  std::vector<FeedJob> jobs;      ///< in the order of groups, parents before children
  Leftovers leftovers;
  /// Articles whose ids, or whether they are still there, can't be known in this run: feeds that
  /// would show them stay as they are.
  std::set<std::int64_t> unknown;
  std::int64_t generation = 0;      ///< of the index, when the run began
  bool is_next_generation = false;  ///< feeds in any output folder may show something else now
  bool is_new_output = false;    ///< the feeds that are recorded are of another generation, or none
  bool is_first_output = false;  ///< no feeds are recorded
  bool has_work = false;         ///< files may have to be written or removed
};

struct RenderedFeed {
  Result<Staged> staged = Staged{};
  Digest content_digest{};
};

/// What came of a FeedJob.
struct RenderedJob {
  Uses uses;              ///< by its entries
  bool is_whole = false;  ///< all files that the entries show could be read
  /// What stands where the site's feed goes shows none of its entries: another configuration, or
  /// another program, has made it.
  bool replaces_others = false;
  bool is_kept = false;  ///< its feeds stay as they are, since an article can't be read now
};

struct Rendered {
  std::vector<RenderedFeed> feeds;  ///< for each of Plan::feeds
  std::vector<RenderedJob> jobs;    ///< for each of Plan::jobs
  std::vector<std::int64_t> stale;  ///< articles that have changed since they were read
  std::vector<PublishedArticle> articles;
  std::optional<Error> refused;  ///< why the output folder can't be written: nothing was made
};

}  // namespace feedgen
