// MDX, Markdown with parts of a program, becomes Markdown.
#pragma once

#include <string>
#include <string_view>

namespace feedgen {

/// Without imports, exports, comments and expressions; components are left out and what stands
/// inside of them is kept; attributes of HTML elements are written as HTML knows them. Code stays
/// as it is, and every line keeps its number. Nothing is run. The work grows with the text alone.
std::string mdx_to_markdown(std::string_view source);

}  // namespace feedgen
