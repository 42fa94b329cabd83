// Who is pinged about changes, and the setting `notify`: which targets, beside the hubs of WebSub,
// and when.
#pragma once

#include <any>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace feedgen {

/// The server at which subscribers of RSS feeds register for notifications (RSS 2.0, element
/// `cloud`).
struct Cloud {
  std::string domain;
  std::uint16_t port = 0;     ///< 443 says https
  std::string register_path;  ///< begins with a slash

  bool operator==(const Cloud&) const = default;
};

/// A protocol of pings: a row of protocols/protocols.cpp.
struct Protocol;

/// A server that is pinged when something has changed.
struct NotifyTarget {
  const Protocol* protocol = nullptr;  ///< never null in a target that is in use
  std::string url;                     ///< where it takes pings

  bool operator==(const NotifyTarget&) const = default;
};

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
