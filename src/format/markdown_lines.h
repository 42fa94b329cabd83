// Lines that only one renderer or editor reads, and that no reader is to see: kramdown's ends of
// blocks and rules between the rows of a table, Python-Markdown's names of languages, comments of
// notes. Part of the door to md4c.
#pragma once

#include <string_view>
#include <vector>

#include "format/markdown_source.h"

namespace feedgen {

bool may_have_unread_lines(std::string_view markdown, MarkdownHabits::Dialect dialect);

/// In the order of their places: what goes. In fenced code nothing does.
std::vector<MarkdownEdit> find_unread_lines(std::string_view markdown,
                                            MarkdownHabits::Dialect dialect);

}  // namespace feedgen
