// Selected articles become entries, entries feeds, and feeds bytes on the disk, beside the files
// that they will replace.
#pragma once

#include "publish/plan.h"
#include "publish/published_feeds.h"
#include "scan/run.h"

namespace feedgen {

/// Each article is rendered once. May be stopped by another run that holds the output folder.
[[nodiscard]] Rendered render(const Plan& plan, const PublishedFeeds& published,
                              Publisher& publisher, Run& run);

}  // namespace feedgen
