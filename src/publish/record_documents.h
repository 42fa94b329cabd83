// What was made of the documents of archives is recorded and reported.
#pragma once

#include "publish/plan.h"
#include "publish/published_feeds.h"
#include "scan/run.h"

namespace feedgen {

/// Sets Report::documents and Report::sealed_changed.
void report_documents(const Plan& plan, Rendered& rendered, Report& report);

/// Writes the records; the feeds' are written before.
void record_documents(const Plan& plan, const Rendered& rendered, const PublishedFeeds& published,
                      Run& run);

/// Whether the documents that are left over may go: not while another document can't be made that
/// might show their entries.
bool may_remove_documents(const Report& report);

}  // namespace feedgen
