// Lists of definitions and tables without a head, which CommonMark takes for paragraphs. Part of
// the door to md4c.
#pragma once

#include <string_view>
#include <vector>

#include "format/markdown_source.h"
#include "value/settings.h"

namespace feedgen {

/// Lines of terms, and below them, or below one blank line, lines that begin with `: `: a `<dl>`
/// (kramdown, Goldmark, PHP Markdown Extra, Python-Markdown). A definition goes on with lines of
/// its paragraph, and behind blank lines with indented ones. With kramdown two rows or more
/// that begin and end with `|` and have no head are a table. Fenced code is not touched.
std::vector<MarkdownEdit> find_definitions(std::string_view markdown,
                                           MarkdownHabits::Dialect dialect);

/// False for most texts without any.
bool may_have_definitions(std::string_view markdown, MarkdownHabits::Dialect dialect);

}  // namespace feedgen
