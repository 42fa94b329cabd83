// The door to zlib: bytes become a gzip file (RFC 1952), quickly.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace feedgen {

/// nullopt: there is no memory for it, or nothing is saved.
std::optional<std::string> gzipped(std::string_view bytes);

}  // namespace feedgen
