// The server at which subscribers of RSS feeds register for notifications.
#pragma once

#include <cstdint>
#include <string>

namespace feedgen {

/// RSS 2.0, element `cloud`.
struct Cloud {
  std::string domain;
  std::uint16_t port = 0;     ///< 443 says https
  std::string register_path;  ///< begins with a slash

  bool operator==(const Cloud&) const = default;
};

}  // namespace feedgen
