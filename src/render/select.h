// Which articles each feed shows, and which feeds have to be made because they would not be the
// same.
#pragma once

#include "publish/plan.h"
#include "publish/published_feeds.h"
#include "read/read.h"

namespace feedgen {

/// Fails, as a usage error, where two feeds would have one file.
[[nodiscard]] Result<Plan> select(const ArticleChanges& articles, const AssignedIds& ids,
                                  const PublishedFeeds& published, const Publisher& publisher,
                                  Run& run);

/// Gives each group its folder below the output, where it has none yet.
void name_folders(GroupTree& tree, const Settings& settings);

/// All feeds of the groups, in their order; every group has its folder.
std::vector<FeedReport> feeds_of(const GroupTree& tree, const Settings& settings);

}  // namespace feedgen
