// The door to md4c: CommonMark and GFM become HTML.
#pragma once

#include <string>
#include <string_view>

#include "value/result.h"

namespace feedgen {

/// CommonMark with GFM's tables, strikethrough, task lists and autolinks; raw HTML is kept.
/// `markdown` is valid UTF-8. Fails when memory runs out, and on text that would take md4c more
/// than about a second or become 64 times longer as HTML: tens of thousands of links in one
/// paragraph, or of references to one long link, or huge tables of empty cells.
[[nodiscard]] Result<std::string> markdown_to_html(std::string_view markdown);

}  // namespace feedgen
