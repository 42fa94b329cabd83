// The door to md4c: CommonMark and GFM become HTML.
#pragma once

#include <string>
#include <string_view>

#include "value/result.h"

namespace feedgen {

/// CommonMark with GFM's tables, strikethrough, task lists and autolinks; raw HTML is kept.
/// `markdown` is valid UTF-8. Fails when memory runs out, and on text that would take md4c more
/// than about a second: tens of thousands of links in one paragraph, or of uses of a long
/// definition.
[[nodiscard]] Result<std::string> markdown_to_html(std::string_view markdown);

}  // namespace feedgen
