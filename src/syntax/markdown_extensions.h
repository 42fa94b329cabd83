// Makes Markdown with feedgen's extensions ready for md4c. Part of its door.
#pragma once

#include <string_view>

#include "syntax/markdown_source.h"

namespace feedgen {

/// Footnotes, attribute lists, mathematics, and tables that md4c 0.4.8 does not know. What has none
/// of them is looked through once and copied.
MarkdownSource extend_markdown(std::string_view markdown);

}  // namespace feedgen
