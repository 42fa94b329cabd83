// A cursor over the text of a date, which passes characters, runs of them and blanks. Nothing is
// copied; every step takes time in proportion to what it passes.
#pragma once

#include <cstddef>
#include <string_view>

#include "text/ascii.h"

namespace feedgen {

inline char to_lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

/// ASCII letters compare without case, whatever the locale.
inline bool same_word(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return false;
  for (std::size_t i = 0; i < a.size(); ++i)
    if (to_lower(a[i]) != to_lower(b[i])) return false;
  return true;
}

/// The value of a run of digits; 999999999 stands for everything greater.
inline int number(std::string_view digits) {
  constexpr int kMost = 999999999;
  int value = 0;
  for (const char c : digits) {
    if (value > kMost / 10) return kMost;
    value = value * 10 + (c - '0');
  }
  return value;
}

class Scanner {
 public:
  /// RFC 5322 section 3.2.2 lets comments in parentheses stand wherever blanks may.
  enum class Blanks { kPlain, kWithComments };

  Scanner(std::string_view text, Blanks blanks) : text_(text), blanks_(blanks) {}

  bool at_end() const { return at_ == text_.size(); }
  std::size_t position() const { return at_; }
  void return_to(std::size_t position) { at_ = position; }

  /// NUL at the end: no caller accepts a NUL, so one in the text is never taken for the end.
  char peek(std::size_t ahead = 0) const {
    return ahead < text_.size() - at_ ? text_[at_ + ahead] : '\0';
  }

  bool accept(char c) {
    if (at_end() || text_[at_] != c) return false;
    ++at_;
    return true;
  }

  bool accept(std::string_view bytes) {
    if (text_.substr(at_, bytes.size()) != bytes) return false;
    at_ += bytes.size();
    return true;
  }

  template <class Belongs>
  std::string_view run(Belongs belongs) {
    const std::size_t begin = at_;
    while (!at_end() && belongs(text_[at_])) ++at_;
    return text_.substr(begin, at_ - begin);
  }

  std::string_view digits() { return run(is_ascii_digit); }
  std::string_view letters() { return run(is_ascii_letter); }

  /// Passes a run of digits; true if it is one or two of them.
  bool one_or_two_digits(int& value) {
    const std::string_view run = digits();
    value = number(run);
    return run.size() == 1 || run.size() == 2;
  }

  std::size_t digits_ahead() const {
    std::size_t count = 0;
    while (is_ascii_digit(peek(count))) ++count;
    return count;
  }

  /// Passes folding white space and, where allowed, comments. True if there was any. A comment
  /// that does not end is no blank: the cursor stays before it.
  bool skip() {
    const std::size_t begin = at_;
    do {
      run([](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
    } while (blanks_ == Blanks::kWithComments && skip_comment());
    return at_ != begin;
  }

 private:
  /// Comments nest, and a backslash takes away the next character's meaning.
  bool skip_comment() {
    if (peek() != '(') return false;
    std::size_t depth = 0;
    for (std::size_t i = at_; i < text_.size(); ++i) {
      if (text_[i] == '\\') {
        ++i;
      } else if (text_[i] == '(') {
        ++depth;
      } else if (text_[i] == ')' && --depth == 0) {
        at_ = i + 1;
        return true;
      }
    }
    return false;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Blanks blanks_;
};

}  // namespace feedgen
