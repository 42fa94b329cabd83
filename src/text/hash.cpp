#include "text/hash.h"

#include <algorithm>
#include <bit>
#include <cstddef>

#include <fmt/format.h>
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

std::string urn_of(std::string_view name) {
  std::array<std::uint8_t, 16> uuid = hash128(name);
  uuid[6] = static_cast<std::uint8_t>((uuid[6] & 0x0FU) | 0x80U);
  uuid[8] = static_cast<std::uint8_t>((uuid[8] & 0x3FU) | 0x80U);
  std::string id = "urn:uuid:";
  for (std::size_t i = 0; i < uuid.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) id += '-';
    id += fmt::format("{:02x}", uuid[i]);
  }
  return id;
}

std::uint64_t claim_of(std::string_view id) { return std::max<std::uint64_t>(hash64(id), 1); }

namespace {

using State = std::array<std::uint32_t, 5>;
constexpr std::size_t kBlock = 64;

std::uint32_t word_at(std::string_view block, std::size_t i) {
  std::uint32_t word = 0;
  for (std::size_t k = 0; k < 4; ++k) {
    word = (word << 8U) | static_cast<unsigned char>(block[4 * i + k]);
  }
  return word;
}

// RFC 3174 section 5: the function and the constant of step `t`.
std::uint32_t mix(std::size_t t, const State& s) {
  if (t < 20) return ((s[1] & s[2]) | (~s[1] & s[3])) + 0x5A827999U;
  if (t < 40) return (s[1] ^ s[2] ^ s[3]) + 0x6ED9EBA1U;
  if (t < 60) return ((s[1] & s[2]) | (s[1] & s[3]) | (s[2] & s[3])) + 0x8F1BBCDCU;
  return (s[1] ^ s[2] ^ s[3]) + 0xCA62C1D6U;
}

void add_block(std::string_view block, State& state) {
  std::array<std::uint32_t, 80> words{};
  for (std::size_t t = 0; t < words.size(); ++t) {
    words[t] = t < 16 ? word_at(block, t)
                      : std::rotl(words[t - 3] ^ words[t - 8] ^ words[t - 14] ^ words[t - 16], 1);
  }
  State s = state;
  for (std::size_t t = 0; t < words.size(); ++t) {
    const std::uint32_t next = std::rotl(s[0], 5) + mix(t, s) + s[4] + words[t];
    s = {next, s[0], std::rotl(s[1], 30), s[2], s[3]};
  }
  for (std::size_t i = 0; i < state.size(); ++i) state[i] += s[i];
}

}  // namespace

std::string sha1_hex(std::string_view bytes) {
  // Section 4: a one, zeros up to the last eight bytes of a block, the length in bits.
  std::string padded(bytes);
  padded += '\x80';
  while (padded.size() % kBlock != kBlock - 8) padded += '\0';
  const std::uint64_t bits = std::uint64_t{bytes.size()} * 8;
  for (unsigned shift = 64; shift > 0; shift -= 8) {
    padded += static_cast<char>((bits >> (shift - 8)) & 0xFFU);
  }
  State state{0x67452301U, 0xEFCDAB89U, 0x98BADCFEU, 0x10325476U, 0xC3D2E1F0U};
  for (std::size_t i = 0; i < padded.size(); i += kBlock) {
    add_block(std::string_view(padded).substr(i, kBlock), state);
  }
  std::string hex;
  for (const std::uint32_t word : state) hex += fmt::format("{:08x}", word);
  return hex;
}

}  // namespace feedgen
