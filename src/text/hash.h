// The door to xxHash: fingerprints of names and bytes. Fast and stable for ever; not cryptographic.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace feedgen {

/// XXH3, 64 bits. Each seed is a hash function of its own.
std::uint64_t hash64(std::string_view bytes, std::uint64_t seed = 0);

/// XXH3, 128 bits, in the canonical (big-endian) order.
std::array<std::uint8_t, 16> hash128(std::string_view bytes);

}  // namespace feedgen
