// Fingerprints of bytes and names: XXH3 (this is the door to xxHash), the ids that are made of it,
// and SHA-1. None of them is for anything that must be secure.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace feedgen {

/// XXH3, 64 bits: fast, and the same in every version. Each seed is a hash function of its own.
std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0);

/// XXH3, 128 bits, in the canonical (big-endian) order.
std::array<std::uint8_t, 16> hash128(std::string_view bytes);

/// "urn:uuid:…": a UUID of version 8 (RFC 9562 section 5.8) made of the name's XXH3 hash. The same
/// name gives the same id on every machine and in every version.
std::string urn_of(std::string_view name);

/// A hash of the id that an article claims: two articles that claim one id have the same. Never 0.
std::uint64_t claim_of(std::string_view id);

/// SHA-1 (RFC 3174), of which Hexo makes addresses: 40 hexadecimal digits in lower case.
std::string sha1_hex(std::string_view bytes);

}  // namespace feedgen
