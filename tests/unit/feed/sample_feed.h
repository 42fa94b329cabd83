// A feed in which every fact is given, and every text has something to escape.
#pragma once

#include "value/feed.h"

namespace feedgen {

struct SampleFeed {
  SampleFeed();
  SampleFeed(const SampleFeed&) = delete;
  SampleFeed& operator=(const SampleFeed&) = delete;

  Entry full;  ///< every fact
  Entry bare;  ///< only what every article has, and no address
  Feed feed;   ///< `full`, `bare`
};

/// A feed about which nothing is known but its id.
Feed empty_feed();

/// 2021-07-10 13:01:16 UTC and later by `seconds`.
Instant sample_instant(int seconds = 0);

}  // namespace feedgen
