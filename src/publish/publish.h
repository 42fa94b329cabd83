// Bytes on the disk become published files, and what is published is recorded.
#pragma once

#include <functional>

#include "publish/plan.h"
#include "publish/published_feeds.h"
#include "scan/run.h"

namespace feedgen {

/// Whether this run has something to record.
enum class News { kNone, kSome };

/// Records more than ids and feeds, in the same transaction, and answers whether that is news too.
using RecordMore = std::function<News(News news)>;

/// Records ids, index and feeds, then replaces the feeds and removes leftovers: ids are known
/// before a reader can see them, and the next run does what a crash has left undone. Where
/// nothing has changed, nothing is written. Where the database fails, nothing is published.
[[nodiscard]] Step publish(const Plan& plan, Rendered& rendered, const AssignedIds& ids,
                           Publisher& publisher, PublishedFeeds& published, Run& run,
                           const RecordMore& record_more);

}  // namespace feedgen
