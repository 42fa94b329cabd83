// Where in its line a tag stands, so that HTML in its place can have a line of its own.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "body/shortcodes/template_tag.h"

namespace feedgen {

/// True if only white space and marks of quotations stand beside the tag on its line.
bool is_alone(std::string_view text, const TemplateTag& tag);

/// True if more than the marks of quotations and lists stands in the last line.
bool has_text_in_last_line(std::string_view text);

/// What the line behind the last one begins with to stay in the same quotation or list; nothing
/// where a line can't be broken: in headings, in tables, and where it is longer than lines are.
std::optional<std::string> block_prefix(std::string_view text);

}  // namespace feedgen
