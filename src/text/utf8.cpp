#include "text/utf8.h"

#include <cstdint>
#include <cstring>

namespace feedgen {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

struct Sequence {
  std::size_t length;  // bytes that belong together
  bool valid;          // false: they are a maximal invalid part
};

std::uint8_t byte_at(std::string_view bytes, std::size_t i) {
  return static_cast<std::uint8_t>(bytes[i]);
}

// The Unicode Standard, table 3-7: the second byte's range depends on the first.
Sequence sequence_at(std::string_view bytes, std::size_t i) {
  const std::uint8_t first = byte_at(bytes, i);
  if (first < 0x80) return {1, true};
  std::size_t length = 0;
  std::uint8_t low = 0x80;
  std::uint8_t high = 0xBF;
  if (first >= 0xC2 && first <= 0xDF) {
    length = 2;
  } else if (first >= 0xE0 && first <= 0xEF) {
    length = 3;
    if (first == 0xE0) low = 0xA0;
    if (first == 0xED) high = 0x9F;
  } else if (first >= 0xF0 && first <= 0xF4) {
    length = 4;
    if (first == 0xF0) low = 0x90;
    if (first == 0xF4) high = 0x8F;
  } else {
    return {1, false};
  }
  for (std::size_t k = 1; k < length; ++k) {
    if (i + k >= bytes.size()) return {k, false};
    const std::uint8_t next = byte_at(bytes, i + k);
    if (next < low || next > high) return {k, false};
    low = 0x80;
    high = 0xBF;
  }
  return {length, true};
}

bool is_plain_triple(std::string_view bytes, std::size_t i) {
  if (bytes.size() - i < 3) return false;
  const std::uint8_t first = byte_at(bytes, i);
  return first >= 0xE1 && first <= 0xEF && first != 0xED &&
         (byte_at(bytes, i + 1) & 0xC0U) == 0x80U && (byte_at(bytes, i + 2) & 0xC0U) == 0x80U;
}

}  // namespace

std::size_t find_invalid_utf8(std::string_view bytes) {
  std::size_t i = 0;
  while (i < bytes.size()) {
    // Eight ASCII bytes at a time: most markup is ASCII, and all of it passes through here.
    if (bytes.size() - i >= 8) {
      std::uint64_t word = 0;
      std::memcpy(&word, bytes.data() + i, 8);
      if ((word & 0x8080808080808080U) == 0) {
        i += 8;
        continue;
      }
    }
    // Ideographs: three bytes whose first one allows any others.
    while (is_plain_triple(bytes, i)) i += 3;
    if (i >= bytes.size()) break;
    const Sequence sequence = sequence_at(bytes, i);
    if (!sequence.valid) return i;
    i += sequence.length;
  }
  return std::string_view::npos;
}

bool is_utf8(std::string_view bytes) { return find_invalid_utf8(bytes) == std::string_view::npos; }

std::string repair_utf8(std::string_view bytes) {
  std::string repaired;
  repaired.reserve(bytes.size());
  while (true) {
    const std::size_t bad = find_invalid_utf8(bytes);
    repaired += bytes.substr(0, bad);
    if (bad == std::string_view::npos) return repaired;
    repaired += kReplacement;
    bytes.remove_prefix(bad + sequence_at(bytes, bad).length);
  }
}

void append_utf8(char32_t code_point, std::string& text) {
  const auto c = static_cast<std::uint32_t>(code_point);
  const auto tail = [&](unsigned shift) {
    text += static_cast<char>(0x80U | ((c >> shift) & 0x3FU));
  };
  if (c < 0x80) {
    text += static_cast<char>(c);
  } else if (c < 0x800) {
    text += static_cast<char>(0xC0U | (c >> 6U));
    tail(0);
  } else if ((c >= 0xD800 && c <= 0xDFFF) || c > 0x10FFFF) {
    text += kReplacement;
  } else if (c < 0x10000) {
    text += static_cast<char>(0xE0U | (c >> 12U));
    tail(6);
    tail(0);
  } else {
    text += static_cast<char>(0xF0U | (c >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }
}

char32_t next_code_point(std::string_view text, std::size_t& offset) {
  const std::uint32_t first = byte_at(text, offset++);
  if (first < 0x80) return first;
  const unsigned tails = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
  std::uint32_t c = first & (0x3FU >> tails);
  for (unsigned k = 0; k < tails && offset < text.size(); ++k) {
    c = (c << 6U) | (byte_at(text, offset++) & 0x3FU);
  }
  return c;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for (const char c : text) count += (static_cast<std::uint8_t>(c) & 0xC0U) != 0x80U;
  return count;
}

}  // namespace feedgen
