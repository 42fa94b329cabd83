// IndexNow (indexnow.org): search engines are told which pages have changed.
#pragma once

#include <span>
#include <string>

#include "notify/protocols.h"
#include "value/notify_rules.h"

namespace feedgen {

/// A search engine is told of the pages on the site's own host, many with each request.
extern const Protocol kIndexNow;

/// `addresses` are of articles, not of feeds; at most as many as the protocol allows.
PingRequest index_now_request(const IndexNowSite& site, std::span<const std::string> addresses);

}  // namespace feedgen
