// The setting `notify`: which targets are pinged, beside the hubs of WebSub, and when.
#pragma once

#include <any>
#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "value/cloud.h"

namespace feedgen {

/// What the settings say of one protocol of pings.
struct ProtocolSettings {
  std::vector<std::string> targets;  ///< absolute addresses
  std::any own;                      ///< what only the protocol's own file understands
};

enum class NotifyMoment {
  kPublished,  ///< as soon as the feeds lie in their folder
  kLive,       ///< once their public addresses serve them
};

struct NotifyRules {
  std::map<std::string, ProtocolSettings, std::less<>> protocols;  ///< by Protocol::word
  std::optional<Cloud> cloud;  ///< what RSS feeds say of a target that takes subscribers
  NotifyMoment moment = NotifyMoment::kPublished;
  std::chrono::seconds give_up_after = std::chrono::days{3};
  bool private_addresses = false;  ///< targets may be on this machine or network
};

}  // namespace feedgen
