// Another end of the excerpt than `<!-- more -->`, as Jekyll sites may have it.
#pragma once

#include <string>
#include <string_view>

#include "content/code_regions.h"

namespace feedgen {

/// `text` with a `<!-- more -->` in place of the first `separator` outside of code; unchanged where
/// there is none, and where the author set such a mark. White space at the beginning of the text is
/// no separator.
std::string mark_excerpt(std::string_view text, std::string_view separator, CodeRule rule);

}  // namespace feedgen
