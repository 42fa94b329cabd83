// Which feeds a run would remove or empty, and whether it may do so without `--prune`: an empty
// folder of articles, another folder or fewer formats for the same output are mistakes more often
// than wishes, and nobody subscribes again to a feed that went away.
#pragma once

#include <string_view>

#include "publish/plan.h"
#include "publish/published_feeds.h"
#include "scan/run.h"

namespace feedgen {

Leftovers leftovers_of(const Plan& plan, const PublishedFeeds& published,
                       const Publisher& publisher);

/// Whether it is a file for people, which follows from feeds.
bool is_companion(const PublishedFeed& feed);

/// Adds a file that was published with that stamp and content to those of its kind.
void sort_leftover(const std::string& path, const FileStamp& stamp, const Digest& content,
                   const Publisher& publisher, Leftovers& leftovers);

/// Reports which leftovers are not removed, and why. `what` they are: "this feed is of no group".
void report_leftovers(const Leftovers& leftovers, std::string_view what, Run& run);

/// Whether the run needs `--prune` and does not have it; then the report says so, and nothing is
/// written. A run needs it where
/// - more than a tenth of the feeds would be removed, and more than three;
/// - there were articles, and there are none;
/// - more than a tenth of the entries in archives would go;
/// - a format would go that was published;
/// - a folder or file that the feeds were made of is still there and is not read any more.
bool is_refused(const Plan& plan, const PublishedFeeds& published, Run& run);

/// The same where feeds that another configuration or program has made would be replaced, and for
/// a folder of which nothing is recorded, where there are no articles.
bool is_refused(const Plan& plan, const PublishedFeeds& published, const Rendered& rendered,
                Run& run);

}  // namespace feedgen
