// What is left of a file's text when only equality matters.
#pragma once

#include <array>
#include <cstdint>

namespace feedgen {

/// A 128-bit hash; all zeros: not known, or too little text to tell one article from another.
using Digest = std::array<std::uint8_t, 16>;

struct Fingerprint {
  Digest content{};  ///< of the whole file, byte for byte
  Digest body{};     ///< of what follows the front matter, white space at both ends left out

  bool operator==(const Fingerprint&) const = default;
};

}  // namespace feedgen
