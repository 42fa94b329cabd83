// Which feeds groups have: where they lie, in which formats, and how many entries they show.
#pragma once

#include <cstddef>
#include <vector>

#include "feed/places.h"
#include "index/groups.h"
#include "publish/plan.h"
#include "publish/published_feeds.h"

namespace feedgen {

/// A group that has feeds, and which of Plan::feeds are its own.
struct GroupFeeds {
  const Group* group;
  GroupRules rules;
  std::size_t first;
  std::size_t count = 0;
  bool is_looked_at = true;  ///< its feeds may have to be made
};

/// Adds the feeds of these groups, which have their folders and are in the order of
/// GroupTree::in_order().
std::vector<GroupFeeds> add_feeds(const GroupTree& tree, const std::vector<const Group*>& groups,
                                  const Settings& settings, std::vector<FeedReport>& feeds);

/// Gives each group its folder below the output, where it has none yet.
void name_folders(GroupTree& tree, const Settings& settings);

/// All feeds of the groups, in their order; every group has its folder.
std::vector<FeedReport> feeds_of(const GroupTree& tree, const Settings& settings);

/// Fails, as a usage error, where two files would have one path.
[[nodiscard]] Result<void> refuse_shared_files(const Plan& plan, PublishedFeeds& published,
                                               const Settings& settings);

}  // namespace feedgen
