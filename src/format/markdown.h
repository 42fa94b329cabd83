// The door to md4c: CommonMark, GFM and a few extensions become HTML.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "value/result.h"
#include "value/settings.h"

namespace feedgen {

/// Where addresses in the text lead. Each is called with an address as it was written, without its
/// escapes, and returns the one to show; an empty function leaves all as they are.
struct MarkdownTargets {
  std::function<std::string(std::string_view address)> picture;
  std::function<std::string(std::string_view address)> link;
};

/// CommonMark with GFM's tables, strikethrough (`~~` alone), task lists and autolinks, which end
/// before CJK punctuation; bold beside CJK letters, `==marks==`, `:emoji:`; footnotes, ids of
/// headings (GitHub's rule), attribute lists (kramdown's, and Goldmark's of headings), mathematics
/// left as it is. Raw HTML is kept. What none of that touches is rendered as md4c's own renderer
/// does it.
///
/// `markdown` is valid UTF-8. Fails when memory runs out, and on text that would take md4c more
/// than about a second or become 64 times longer as HTML: tens of thousands of links in one
/// paragraph, or of references to one long link, or huge tables of empty cells.
[[nodiscard]] Result<std::string> markdown_to_html(std::string_view markdown,
                                                   const MarkdownHabits& habits = {},
                                                   const MarkdownTargets& targets = {});

}  // namespace feedgen
