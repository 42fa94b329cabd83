// The door to md4c: CommonMark and GFM become HTML.
#pragma once

#include <string>
#include <string_view>

#include "value/result.h"

namespace feedgen {

/// CommonMark with GFM's tables, strikethrough, task lists and autolinks; raw HTML is kept.
/// `markdown` is valid UTF-8. Fails only when memory or md4c's own limits run out.
[[nodiscard]] Result<std::string> markdown_to_html(std::string_view markdown);

}  // namespace feedgen
