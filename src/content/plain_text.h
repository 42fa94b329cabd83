// Plain text becomes HTML that looks the same.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace feedgen {

struct PlainText {
  std::string html;
  std::size_t more_at = std::string::npos;  ///< in `html`, where a `<!-- more -->` mark stood
};

/// A blank line begins a new paragraph, a line end is a `<br>`. Nothing is markup, except that a
/// line which is a `<!-- more -->` mark and nothing else is left out and ends the summary.
PlainText plain_text_to_html(std::string_view text);

}  // namespace feedgen
