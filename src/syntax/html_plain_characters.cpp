#include "syntax/html_plain_characters.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "text/utf8.h"

namespace feedgen {
namespace {

// Whether a look at the characters is worth while, from two bytes of them. Without branches, so
// that compilers vectorise it.
bool may_hold_odd(const char* block, std::size_t size) {
  std::uint8_t odd = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const auto first = static_cast<std::uint8_t>(block[i]);
    const auto second = static_cast<std::uint8_t>(block[i + 1]);
    const bool control = ((first < 0x20) & (first != '\n')) | (first == 0x7F);
    const bool later_control = (first == 0xC2) & (second < 0xA0);
    const bool in_last_rows = (first == 0xEF) & ((second == 0xB7) | (second == 0xBF));
    const bool ends_plane = ((first & 0xCFU) == 0x8F) & (second == 0xBF);
    odd |= static_cast<std::uint8_t>(control | later_control | in_last_rows | ends_plane);
  }
  return odd != 0;
}

bool is_plain_piece(std::string_view text, std::size_t begin, std::size_t end) {
  while (begin < end && (static_cast<std::uint8_t>(text[begin]) & 0xC0U) == 0x80U) ++begin;
  while (begin < end) {
    if (!is_plain_character(next_code_point(text, begin))) return false;
  }
  return true;
}

}  // namespace

bool is_plain_character(char32_t c) {
  if (c < 0x20) return c == '\n' || c == '\t';
  if (c >= 0x7F && c <= 0x9F) return false;
  if (c >= 0xD800 && c <= 0xDFFF) return false;
  if (c >= 0xFDD0 && c <= 0xFDEF) return false;
  return c <= 0x10FFFF && (c & 0xFFFEU) != 0xFFFEU;
}

bool is_plain_text(std::string_view text) {
  constexpr std::size_t kBlock = 64;
  for (std::size_t begin = 0; begin < text.size(); begin += kBlock) {
    const bool is_whole = text.size() - begin > kBlock;
    if (is_whole && !may_hold_odd(text.data() + begin, kBlock)) continue;
    // A character that begins before the block has its second byte in it.
    const std::size_t from = begin == 0 ? 0 : begin - 3;
    if (!is_plain_piece(text, from, std::min(begin + kBlock, text.size()))) return false;
  }
  return true;
}

}  // namespace feedgen
