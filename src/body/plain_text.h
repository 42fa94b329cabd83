// Plain text becomes HTML that looks the same; and the mark where the author wants a summary to
// end.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace feedgen {

/// True for what stands inside of an HTML comment if it is nothing but "more", in any case and
/// spacing (Hexo and Hugo differ).
bool is_more_mark(std::string_view inside);

/// The same for a whole comment, `<!-- more -->`.
bool is_more_comment(std::string_view comment);

struct PlainText {
  std::string html;
  std::size_t more_at = std::string::npos;  ///< in `html`, where a `<!-- more -->` mark stood
};

/// A blank line begins a new paragraph, a line end is a `<br>`. Nothing is markup, except that a
/// line which is a `<!-- more -->` mark and nothing else is left out and ends the summary.
PlainText plain_text_to_html(std::string_view text);

}  // namespace feedgen
