// Numbers in bytes that may end anywhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace feedgen {

/// A number of `size` bytes (at most 4) at `offset`, the most significant byte first; 0 where
/// `bytes` end before.
inline std::uint32_t big_endian(std::string_view bytes, std::size_t offset, std::size_t size) {
  if (offset > bytes.size() || bytes.size() - offset < size) return 0;
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < size; ++i) {
    number = (number << 8U) | static_cast<std::uint8_t>(bytes[offset + i]);
  }
  return number;
}

/// The same, the least significant byte first.
inline std::uint32_t little_endian(std::string_view bytes, std::size_t offset, std::size_t size) {
  if (offset > bytes.size() || bytes.size() - offset < size) return 0;
  std::uint32_t number = 0;
  for (std::size_t i = size; i > 0; --i) {
    number = (number << 8U) | static_cast<std::uint8_t>(bytes[offset + i - 1]);
  }
  return number;
}

/// The part of `bytes` from `offset` on, empty where there is none.
inline std::string_view from(std::string_view bytes, std::size_t offset) {
  return offset < bytes.size() ? bytes.substr(offset) : std::string_view();
}

}  // namespace feedgen
