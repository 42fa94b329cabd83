// The protocols of pings, as a struct of functions and plain facts: who is pinged, of what, with
// which requests. A protocol is a file here and a row of protocols.cpp.
#pragma once

#include <chrono>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "notify/ping_answer.h"
#include "notify/topics.h"
#include "value/notify_target.h"
#include "value/settings.h"

namespace feedgen {

struct Protocol {
  std::string_view word;     ///< in reports and in the state
  std::string_view setting;  ///< of the map `notify`, which names the targets; empty: `hubs` does
  /// The addresses of the targets that the settings name, in their order.
  std::vector<std::string> (*targets)(const Settings& settings);
  /// What a target can be told of.
  std::vector<Topic> (*topics)(const PublicSite& site);
  /// Whether the page at `url` can be told of; null: no page can.
  bool (*takes_page)(const std::string& url, const Settings& settings) = nullptr;
  std::size_t most_topics = 1;  ///< in one request
  /// The request that tells the target at `url` of `topics`: addresses, one to `most_topics`.
  PingRequest (*request)(const std::string& url, std::span<const std::string> topics,
                         const PublicSite& site, const Settings& settings);
  std::chrono::seconds pause{0};  ///< after a ping that a target accepted, until the next one
};

/// All of them, in the order of reports.
std::span<const Protocol* const> protocols();

}  // namespace feedgen
