// Front matter line by line: the lines that open and close it, and those that are keys.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace feedgen {

inline constexpr std::size_t kLargestHead = 256 * 1024;

/// Walks over a text line by line.
class HeadLines {
 public:
  explicit HeadLines(std::string_view text) : text_(text) {}

  bool at_end() const { return offset_ >= text_.size(); }
  std::size_t offset() const { return offset_; }
  unsigned number() const { return number_; }

  /// The next line, without its end and without white space before that.
  std::string_view peek() const {
    const std::string_view line = text_.substr(offset_, text_.find('\n', offset_) - offset_);
    const std::size_t last = line.find_last_not_of(" \t\r");
    return last == std::string_view::npos ? std::string_view{} : line.substr(0, last + 1);
  }

  /// Passes over the beginning of the line.
  void skip(std::size_t bytes) { offset_ += bytes; }

  void step() {
    const std::size_t end = text_.find('\n', offset_);
    offset_ = end == std::string_view::npos ? text_.size() : end + 1;
    ++number_;
  }

 private:
  std::string_view text_;
  std::size_t offset_ = 0;
  unsigned number_ = 1;
};

/// At least three of `c` and nothing else.
bool is_rule(std::string_view line, char c);

/// Words that prose rarely begins a line with, followed by a colon: what tells metadata from text.
/// In lower case.
bool is_telling(std::string_view key);

/// The key of "Key: value" or "Key:", lower-cased; empty: the line has none. A telling key needs no
/// blank behind its colon.
std::string header_key(std::string_view line);

}  // namespace feedgen
