// Selected articles become entries, entries feeds, and feeds bytes on the disk, beside the files
// that they will replace.
#pragma once

#include "publish/plan.h"
#include "publish/published_feeds.h"
#include "scan/run.h"

namespace feedgen {

/// Renders each article once. Makes nothing where the output folder can't be locked
/// (Rendered::refused).
[[nodiscard]] Rendered render(const Plan& plan, const PublishedFeeds& published,
                              Publisher& publisher, Run& run);

}  // namespace feedgen
