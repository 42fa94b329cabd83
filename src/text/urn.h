// Ids: one that depends on nothing but a name, such as an article's path, and what is kept of one.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace feedgen {

/// "urn:uuid:…": a UUID of version 8 (RFC 9562 section 5.8) made of the name's XXH3 hash. The same
/// name gives the same id on every machine and for ever.
std::string urn_of(std::string_view name);

/// What tells the id that an article claims from others. Never 0.
std::uint64_t claim_of(std::string_view id);

}  // namespace feedgen
