// Which articles each feed shows, and which feeds have to be made because they would not be the
// same.
#pragma once

#include "publish/plan.h"
#include "publish/published_feeds.h"
#include "read/read.h"

namespace feedgen {

[[nodiscard]] Plan select(const ArticleChanges& articles, const AssignedIds& ids,
                          const PublishedFeeds& published, const Publisher& publisher, Run& run);

/// Gives each category the name of its folder below the output, where the tree has changed.
void name_folders(CategoryTree& tree);

}  // namespace feedgen
