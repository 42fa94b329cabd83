#include "text/hash.h"

#include <algorithm>

#include <xxhash.h>

namespace feedgen {

std::uint64_t hash64(std::string_view bytes, std::uint64_t seed) {
  return XXH3_64bits_withSeed(bytes.data(), bytes.size(), seed);
}

std::array<std::uint8_t, 16> hash128(std::string_view bytes) {
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, XXH3_128bits(bytes.data(), bytes.size()));
  std::array<std::uint8_t, 16> digest{};
  std::copy_n(canonical.digest, digest.size(), digest.begin());
  return digest;
}

}  // namespace feedgen
