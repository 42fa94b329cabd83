// Blocks around Markdown that CommonMark takes for text or raw HTML. Part of the door to md4c.
#pragma once

#include <string_view>
#include <vector>

#include "format/markdown_source.h"

namespace feedgen {

/// Boxes with titles, as block quotations whose first paragraph is the title in bold, else the word
/// for their kind: `> [!NOTE] T` (GitHub, Obsidian), `::: tip T` … `:::` (VuePress, Docusaurus,
/// markdown-it-container), `!!! note "T"` with an indented inside (Python-Markdown). `::: details
/// T` and `??? T` are folded. Of a container of an unknown kind the inside stays, and its title.
/// HTML elements with `markdown="1"` (kramdown, PHP Markdown Extra) hold Markdown.
/// Fenced code is not touched.
std::vector<MarkdownEdit> find_containers(std::string_view markdown);

/// False for most texts without any.
bool may_have_containers(std::string_view markdown);

/// Whether an HTML element of the text says that it holds Markdown.
bool has_markdown_in_html(std::string_view markdown);

}  // namespace feedgen
