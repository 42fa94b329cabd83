// The door to zlib: bytes become a gzip file (RFC 1952).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace feedgen {

enum class GzipLevel {
  kFast,   ///< for one answer
  kSmall,  ///< for a file that many ask for; it may be larger than what it is made of
};

/// The same bytes make the same file. nullopt: there is no memory for it, or nothing is saved.
std::optional<std::string> gzipped(std::string_view bytes, GzipLevel level);

}  // namespace feedgen
