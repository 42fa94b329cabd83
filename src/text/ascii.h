// What all readers of text ask: letters, digits and words of ASCII, the byte order mark, and where
// something comes next.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "value/ranges.h"

namespace feedgen {

/// What find() answers for a text that has no such thing.
inline constexpr std::size_t kNowhere = std::string_view::npos;

/// U+FEFF in UTF-8, which some editors write before a text.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// `text` without a byte order mark before it.
inline std::string_view without_byte_order_mark(std::string_view text) {
  return text.substr(text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0);
}

inline bool is_ascii_digit(char c) { return c >= '0' && c <= '9'; }
inline bool is_ascii_lower_letter(char c) { return c >= 'a' && c <= 'z'; }
inline bool is_ascii_letter(char c) { return is_ascii_lower_letter(c) || (c >= 'A' && c <= 'Z'); }
inline bool is_ascii_hex_digit(char c) {
  return is_ascii_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
inline bool is_ascii_alphanumeric(char c) { return is_ascii_letter(c) || is_ascii_digit(c); }

/// A letter, a digit or `_`: regular expressions' "\w".
inline bool is_ascii_word(char c) { return is_ascii_alphanumeric(c) || c == '_'; }
/// The same, or a byte of a character beyond ASCII.
inline bool is_word_byte(char c) {
  return is_ascii_word(c) || static_cast<unsigned char>(c) >= 0x80;
}
inline bool is_ascii_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// Digits and nothing else; an empty text is, too.
inline bool is_all_digits(std::string_view text) { return all_of(text, is_ascii_digit); }

/// Takes the first word off `text`, and the blanks before it. Empty at the end.
constexpr std::string_view take_word(std::string_view& text, std::string_view blanks) {
  text.remove_prefix(std::min(text.find_first_not_of(blanks), text.size()));
  const std::string_view word = text.substr(0, text.find_first_of(blanks));
  text.remove_prefix(word.size());
  return word;
}

/// Takes what stands before the first `mark` off `text`, and the mark; without one, all of it.
constexpr std::string_view take_until(std::string_view& text, char mark) {
  const std::string_view part = text.substr(0, text.find(mark));
  text.remove_prefix(std::min(part.size() + 1, text.size()));
  return part;
}

/// What stands before, between and behind the marks: one part more than there are marks.
inline std::vector<std::string_view> parts_between(std::string_view text, char mark) {
  std::vector<std::string_view> parts;
  for (std::size_t end = text.find(mark); end != kNowhere; end = text.find(mark)) {
    parts.push_back(take_until(text, mark));
  }
  parts.push_back(text);
  return parts;
}

/// " td th " holds "td", and not "t". `words` begins and ends with a space or is empty; a word is
/// not empty and has no spaces.
constexpr bool holds_word(std::string_view words, std::string_view word) {
  if (word.empty() || word.find(' ') != std::string_view::npos) return false;
  for (std::size_t at = words.find(word); at != std::string_view::npos;
       at = words.find(word, at + 1)) {
    if (words[at - 1] == ' ' && words[at + word.size()] == ' ') return true;
  }
  return false;
}

/// The words of a list as above, for lists that are long and asked often.
class WordSet {
 public:
  explicit WordSet(std::string_view words) {
    for (std::string_view rest = words; !rest.empty();) words_.insert(take_until(rest, ' '));
    words_.erase(std::string_view());
  }
  bool holds(std::string_view word) const { return words_.contains(word); }

 private:
  std::unordered_set<std::string_view> words_;  // in what it was made of
};

/// The next place of something in a text, for callers that ask again and again from further on, and
/// mostly for what is far away or missing.
class NextPlace {
 public:
  /// The first place at or behind `from`, or npos. `find` says the same for any place, and is asked
  /// only when what it said last does not answer the question: so growing `from` cost one pass over
  /// the text.
  template <class Find>
  std::size_t at_or_behind(std::size_t from, const Find& find) {
    if (!is_known_ || from < from_ || from > found_) {
      from_ = from;
      found_ = find(from);
      is_known_ = true;
    }
    return found_;
  }

 private:
  std::size_t from_ = 0;
  std::size_t found_ = 0;  // nothing is between the two; npos is behind all
  bool is_known_ = false;
};

}  // namespace feedgen
