// Finds kramdown's attribute lists, `{: #id .class key="value"}`, and Goldmark's at the end of
// headings, `{#id .class}`. Part of the door to md4c.
#pragma once

#include <string_view>
#include <vector>

#include "format/markdown_parts.h"
#include "format/markdown_source.h"

namespace feedgen {

/// What becomes of the lists of a text, kramdown's definitions of lists (`{:name: .class}`) and
/// its extensions (`{::options … /}`, `{::comment}`): none is shown. Other braces stay.
std::vector<MarkdownEdit> find_attribute_lists(std::string_view markdown,
                                               const MarkdownParts& parts,
                                               const MarkdownHabits& habits);

}  // namespace feedgen
