// Letters, digits and words of ASCII text, and the mark that may stand before any text.
#pragma once

#include <algorithm>
#include <string_view>

namespace feedgen {

/// U+FEFF in UTF-8, which some editors write before a text.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

inline bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Takes the first word off `text`, and the blanks before it. Empty at the end.
inline std::string_view take_word(std::string_view& text, std::string_view blanks) {
  text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
  const std::string_view word = text.substr(0, text.find_first_of(blanks));
  text.remove_prefix(word.size());
  return word;
}

}  // namespace feedgen
