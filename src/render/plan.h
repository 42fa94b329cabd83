// Which feeds there are, and which of them have to be made because they would not be the same.
#pragma once

#include <cstddef>
#include <vector>

#include "publish/published_feeds.h"
#include "survey.h"
#include "value/fingerprint.h"
#include "value/report.h"
#include "value/selection.h"

namespace feedgen {

/// The feeds of one category, or of the site, that are to be made.
struct FeedJob {
  Selection selection;
  struct Target {
    const FeedFormat* format;
    std::size_t feed;  ///< index of Plan::feeds
    Digest made_of{};  ///< of all that it shows
  };
  std::vector<Target> targets;
};

struct Plan {
  std::vector<FeedReport> feeds;  ///< all, unchanged as far as is known now
  std::vector<FeedJob> jobs;      ///< in the order of categories, parents before children
};

Plan plan_feeds(Survey& site, const BuildRequest& request, const PublishedFeeds& published,
                const Publisher& publisher);

}  // namespace feedgen
