// Which articles each feed shows, and which feeds have to be made because they would not be the
// same.
#pragma once

#include "publish/plan.h"
#include "publish/published_feeds.h"
#include "read/read.h"

namespace feedgen {

/// Fails, as a usage error, where two feeds would have one file.
///
/// With BuildRequest::changed_since the feeds of groups are looked at whose articles have changed,
/// those of the site, and those that the last run has written. If one of these files is not what
/// was recorded, all feeds are looked at, as in any other run.
[[nodiscard]] Result<Plan> select(const ArticleChanges& articles, const AssignedIds& ids,
                                  PublishedFeeds& published, const Publisher& publisher, Run& run);

}  // namespace feedgen
