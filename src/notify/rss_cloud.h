// rssCloud (RSS 2.0's `cloud` element, rsscloud.co): a cloud is told that a feed has changed.
#pragma once

#include <string>

#include "notify/protocols.h"

namespace feedgen {

/// A cloud is told of each RSS feed.
extern const Protocol kRssCloud;

/// `endpoint` is the cloud's address for pings, "http://HOST:PORT/ping" as a rule. What counts is
/// what the answer's XML says: failure comes with status 200 too.
PingRequest rss_cloud_request(const std::string& endpoint, const std::string& feed);

/// What the body of a cloud's answer means, which may be any bytes.
PingAnswer judge_rss_cloud_answer(const HttpAnswer& answer);

}  // namespace feedgen
