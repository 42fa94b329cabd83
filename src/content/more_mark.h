// `<!-- more -->`: where the author wants the summary to end.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace feedgen {

struct MoreMark {
  std::string html;                    ///< without any mark
  std::size_t at = std::string::npos;  ///< in `html`, where the first mark stood
};

/// True for an HTML comment that holds nothing but "more", in any case and spacing (Hexo and Hugo
/// differ).
bool is_more_mark(std::string_view comment);

/// Takes the marks out of `html`. A mark inside `<pre>`, `<code>`, a script or an attribute is a
/// piece of that code and stays.
MoreMark take_more_mark(std::string_view html);

}  // namespace feedgen
