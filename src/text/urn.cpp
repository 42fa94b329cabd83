#include "text/urn.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include <fmt/format.h>

#include "text/hash.h"

namespace feedgen {

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

}  // namespace feedgen
