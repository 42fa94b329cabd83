// Abbreviations as kramdown and Python-Markdown have them: a line `*[HTML]: Hyper Text Markup
// Language` says what the word stands for wherever it stands. Part of the door to md4c.
#pragma once

#include <string_view>
#include <vector>

#include "format/markdown_parts.h"
#include "format/markdown_source.h"

namespace feedgen {

bool may_have_abbreviations(std::string_view markdown, MarkdownHabits::Dialect dialect);

/// In the order of their places: the lines go, and each word that one of them explains becomes an
/// `<abbr>`. Of one text the first 100 lines count.
std::vector<MarkdownEdit> find_abbreviations(std::string_view markdown, const MarkdownParts& parts);

}  // namespace feedgen
