// Which parts of a Markdown source are text, which code and which HTML, as md4c reads it. Part of
// the door to md4c, for all who must change a source before it is rendered.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace feedgen {

struct TextRange {
  std::size_t begin = 0;
  std::size_t end = 0;  ///< behind the last byte
};

/// A piece of text in which nothing is markup.
struct ProseRange : TextRange {
  std::size_t block = 0;  ///< the same number for all the text of one paragraph, heading or cell
  bool in_heading = false;
};

struct MarkdownParts {
  std::vector<ProseRange> prose;
  std::vector<TextRange> code;  ///< each block of code and each code span, without its delimiters
  std::vector<TextRange> html;  ///< each line or tag of raw HTML
};

/// All ranges are in the order of their places. What md4c finds in a second's worth of work is
/// found (see format/markdown.h); of other texts nothing is.
MarkdownParts find_markdown_parts(std::string_view markdown);

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
