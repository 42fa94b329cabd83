// A picture that a feed or an entry names.
#pragma once

#include <cstdint>
#include <string>

namespace feedgen {

/// What is not known of a picture is empty or 0, and left out.
struct Picture {
  std::string url;
  std::string type;  ///< media type
  std::uint32_t width = 0, height = 0;
  std::uint64_t size = 0;  ///< bytes

  bool operator==(const Picture&) const = default;
};

}  // namespace feedgen
