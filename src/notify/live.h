// Whether the public addresses of feeds serve what was published.
#pragma once

#include <chrono>
#include <span>
#include <string>
#include <vector>

#include "notify/deliver.h"
#include "system/clock.h"
#include "system/http.h"
#include "value/fingerprint.h"

namespace feedgen {

struct LiveQuestion {
  std::string url;
  Digest bytes{};
  std::uint64_t size = 0;  ///< bytes
};

struct LiveAnswer {
  bool is_live = false;
  std::string answer;  ///< the last one, where it is not; for people
};

/// Asks the addresses until they serve those bytes, with pauses: by the answer's
/// ETag, if there is one (RFC 9110 section 13.1.2). `rules.patience` is for all of it together.
/// Never changes an address to get past a cache: what a cache serves is what readers get.
std::vector<LiveAnswer> ask_live(std::span<const LiveQuestion> questions, HttpClient& client,
                                 const DeliveryRules& rules, const Clock& clock);

}  // namespace feedgen
