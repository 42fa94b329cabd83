// How md4c is asked: its dialect, how much Markdown is too much for it, and which parts of a source
// are text, which code and which HTML, for those steps that change a source before it is rendered.
// Part of the door to md4c.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace feedgen {

/// True for text that would take md4c more than about a second: tens of thousands of possible
/// links in one paragraph, or gigabytes.
bool is_too_much_work(std::string_view markdown);

/// md4c's flags for CommonMark with GFM's extensions, without those for bare addresses: see
/// find_bare_addresses().
extern const unsigned kMarkdownDialect;

struct TextRange {
  std::size_t begin = 0;
  std::size_t end = 0;  ///< behind the last byte
};

/// A piece of text in which nothing is markup.
struct ProseRange : TextRange {
  std::size_t block = 0;  ///< the same number for all the text of one paragraph, heading or cell
  std::size_t span = 0;   ///< the same number for the text of one emphasis, link or block
  bool in_heading = false;
  bool in_cell = false;
  bool in_link = false;  ///< or in a picture's alternative text
};

struct MarkdownParts {
  std::vector<ProseRange> prose;
  std::vector<TextRange> code;  ///< each block of code and each code span, without its delimiters
  std::vector<TextRange> html;  ///< each line or tag of raw HTML
};

/// All ranges are in the order of their places. What md4c finds in a second's worth of work is
/// found; of other texts nothing is.
MarkdownParts find_markdown_parts(std::string_view markdown);

/// True if the byte at `at` stands behind a backslash that escapes it.
bool is_escaped_at(std::string_view text, std::size_t at);

/// The one of the ranges, which are sorted and apart, that holds the place; null if none does.
template <class Range>
const Range* range_at(const std::vector<Range>& ranges, std::size_t place) {
  std::size_t first = 0;
  std::size_t last = ranges.size();
  while (first < last) {
    const std::size_t middle = first + (last - first) / 2;
    if (ranges[middle].end <= place) {
      first = middle + 1;
    } else {
      last = middle;
    }
  }
  return first < ranges.size() && ranges[first].begin <= place ? &ranges[first] : nullptr;
}

}  // namespace feedgen
