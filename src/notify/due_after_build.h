// After a build: which pings are due.
#pragma once

#include "publish/publish.h"
#include "scan/run.h"

namespace feedgen {

/// Counts the due pings in the report. If the build has news, removes the records of targets and
/// topics that exist no longer.
void record_due(News news, const PublishedFeeds& published, Run& run);

}  // namespace feedgen
