// What a build leaves for `feedgen ping`.
#pragma once

#include "publish/publish.h"
#include "scan/run.h"

namespace feedgen {

/// Counts in the report the pings that are due after this build, and forgets, where it has news,
/// targets and topics that there are no more.
void record_due(News news, const PublishedFeeds& published, Run& run);

}  // namespace feedgen
