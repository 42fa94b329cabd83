// `<!-- more -->`: where the author wants the summary to end.
#pragma once

#include <string_view>

namespace feedgen {

/// True for what stands inside of an HTML comment if it is nothing but "more", in any case and
/// spacing (Hexo and Hugo differ).
bool is_more_mark(std::string_view inside);

/// The same for a whole comment, `<!-- more -->`.
bool is_more_comment(std::string_view comment);

}  // namespace feedgen
