// Plain text becomes HTML that looks the same.
#pragma once

#include <string>
#include <string_view>

namespace feedgen {

/// A blank line begins a new paragraph, a line end is a `<br>`. Nothing is markup, except that a
/// line which is a `<!-- more -->` mark and nothing else is kept for take_more_mark().
std::string plain_text_to_html(std::string_view text);

}  // namespace feedgen
