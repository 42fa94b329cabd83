// A server that is pinged when something has changed.
#pragma once

#include <string>

namespace feedgen {

/// A protocol of pings: a row of protocols/protocols.cpp.
struct Protocol;

struct NotifyTarget {
  const Protocol* protocol = nullptr;  ///< never null in a target that is in use
  std::string url;                     ///< where it takes pings

  bool operator==(const NotifyTarget&) const = default;
};

}  // namespace feedgen
