// Somebody who is told of changes.
#pragma once

#include <string>

namespace feedgen {

/// A protocol of pings: a row of notify/protocols.cpp.
struct Protocol;

struct NotifyTarget {
  const Protocol* protocol = nullptr;  ///< never null in a target that is in use
  std::string url;                     ///< where it takes what it is told

  bool operator==(const NotifyTarget&) const = default;
};

}  // namespace feedgen
