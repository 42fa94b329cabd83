// SHA-256 (FIPS 180-4): what browsers know inline styles and scripts by.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace feedgen {

std::array<std::uint8_t, 32> sha256(std::string_view bytes);

/// Base64 with padding (RFC 4648 section 4).
std::string base64(std::string_view bytes);

}  // namespace feedgen
