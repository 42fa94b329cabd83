// Somebody who is told of changes.
#pragma once

#include <string>

namespace feedgen {

enum class Protocol { kWebSub, kXmlRpc, kRssCloud, kIndexNow };

struct NotifyTarget {
  Protocol protocol = Protocol::kWebSub;
  std::string url;  ///< where it takes what it is told

  bool operator==(const NotifyTarget&) const = default;
};

/// "websub", "xmlrpc", "rsscloud" or "indexnow": in reports and in the state.
constexpr const char* name_of(Protocol protocol) {
  switch (protocol) {
    case Protocol::kWebSub:
      return "websub";
    case Protocol::kXmlRpc:
      return "xmlrpc";
    case Protocol::kRssCloud:
      return "rsscloud";
    case Protocol::kIndexNow:
      break;
  }
  return "indexnow";
}

}  // namespace feedgen
