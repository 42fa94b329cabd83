#include "system/public_address.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include <arpa/inet.h>

#include "text/unicode.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

struct Block {
  std::array<std::uint8_t, 16> begin;
  unsigned bits;
};

// RFC 6890 and its registry, https://www.iana.org/assignments/iana-ipv4-special-registry
constexpr Block kSpecial4[] = {
    {{0}, 8},              // this network
    {{10}, 8},             // private
    {{100, 64}, 10},       // shared by the customers of a provider
    {{127}, 8},            // loopback
    {{169, 254}, 16},      // link-local, and the metadata of clouds
    {{172, 16}, 12},       // private
    {{192, 0, 0}, 24},     // protocols
    {{192, 0, 2}, 24},     // documentation
    {{192, 88, 99}, 24},   // relays that are no more
    {{192, 168}, 16},      // private
    {{198, 18}, 15},       // benchmarks
    {{198, 51, 100}, 24},  // documentation
    {{203, 0, 113}, 24},   // documentation
    {{224}, 4},            // multicast
    {{240}, 4},            // reserved, and broadcast
};

// Of 2000::/3, which alone is given to the public.
constexpr Block kGlobal6 = {{0x20}, 3};
constexpr Block kSpecial6[] = {
    {{0x20, 0x01}, 23},              // protocols, among them Teredo's tunnels
    {{0x20, 0x01, 0x0d, 0xb8}, 32},  // documentation
    {{0x3f, 0xff}, 20},              // documentation
};

// Addresses that hold an IPv4 address, from the given byte on.
constexpr Block kMapped = {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, 96};
constexpr Block kNat64 = {{0, 0x64, 0xff, 0x9b}, 96};
constexpr Block k6to4 = {{0x20, 0x02}, 16};

bool is_in(std::span<const std::uint8_t> bytes, const Block& block) {
  const std::size_t whole = block.bits / 8;
  if (!std::equal(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(whole),
                  block.begin.begin())) {
    return false;
  }
  const unsigned rest = 8 - block.bits % 8;
  return rest == 8 || bytes[whole] >> rest == block.begin[whole] >> rest;
}

bool is_in_any(std::span<const std::uint8_t> bytes, std::span<const Block> blocks) {
  return any_of(blocks, [&](const Block& block) { return is_in(bytes, block); });
}

}  // namespace

bool is_public_address(std::span<const std::uint8_t> bytes) {
  if (bytes.size() == 4) return !is_in_any(bytes, kSpecial4);
  if (bytes.size() != 16) return false;
  if (is_in(bytes, kMapped) || is_in(bytes, kNat64)) return is_public_address(bytes.subspan(12));
  if (is_in(bytes, k6to4)) return is_public_address(bytes.subspan(2, 4));
  return is_in(bytes, kGlobal6) && !is_in_any(bytes, kSpecial6);
}

bool may_be_public_host(std::string_view host) {
  std::string name = ascii_lower(host);
  if (name.starts_with('[') && name.ends_with(']')) name = name.substr(1, name.size() - 2);
  if (name.find(':') != std::string::npos) name.resize(std::min(name.find('%'), name.size()));
  std::array<std::uint8_t, 16> bytes{};
  if (::inet_pton(AF_INET6, name.c_str(), bytes.data()) == 1) return is_public_address(bytes);
  while (name.ends_with('.')) name.pop_back();
  if (::inet_pton(AF_INET, name.c_str(), bytes.data()) == 1) {
    return is_public_address(std::span(bytes).first(4));
  }
  return name != "localhost" && !name.ends_with(".localhost");
}

}  // namespace feedgen
