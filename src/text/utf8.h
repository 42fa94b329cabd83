// Bytes that may be UTF-8 become text that is: the gate that every file and name passes first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace feedgen {

/// U+FFFD, which takes the place of what is no character.
inline constexpr std::string_view kReplacementCharacter = "\xEF\xBF\xBD";

/// True for well-formed UTF-8 (RFC 3629: no surrogates, nothing above U+10FFFF, shortest form).
bool is_utf8(std::string_view bytes);

/// The offset of the first byte that is not part of well-formed UTF-8, or npos.
std::size_t find_invalid_utf8(std::string_view bytes);

/// Each maximal invalid part becomes one U+FFFD, as the Unicode Standard section 3.9 recommends.
std::string repair_utf8(std::string_view bytes);

/// Appends the UTF-8 form of a code point; surrogates and values above U+10FFFF become U+FFFD.
void append_utf8(char32_t code_point, std::string& text);

/// Decodes the code point at `offset` of valid UTF-8 and moves `offset` behind it. In the header,
/// because loops over each character of an article call it.
inline char32_t next_code_point(std::string_view text, std::size_t& offset) {
  const auto next_byte = [&] { return std::uint32_t{static_cast<std::uint8_t>(text[offset++])}; };
  const std::uint32_t first = next_byte();
  if (first < 0x80) return first;
  const unsigned tails = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
  std::uint32_t c = first & (0x3FU >> tails);
  for (unsigned k = 0; k < tails && offset < text.size(); ++k)
    c = (c << 6U) | (next_byte() & 0x3FU);
  return c;
}

/// The number of code points in valid UTF-8.
std::size_t count_code_points(std::string_view text);

}  // namespace feedgen
