// Links and pictures that Markdown itself does not have: `[[note|words]]`, `![[a.png|300]]`, as
// Obsidian and wikis write them, and pictures with a size, `![a](a.png =300x200)`. Part of the
// door to md4c.
#pragma once

#include <string_view>
#include <vector>

#include "format/markdown.h"
#include "format/markdown_parts.h"
#include "format/markdown_source.h"

namespace feedgen {

bool may_have_named_links(std::string_view markdown);

/// In the order of their places. A name leads where `targets` says. Where it leads nowhere, its
/// words are left of it in a folder of notes; on a generator's site it is no name but text.
std::vector<MarkdownEdit> find_named_links(std::string_view markdown, const MarkdownParts& parts,
                                           MarkdownHabits::Dialect dialect,
                                           const MarkdownTargets& targets);

}  // namespace feedgen
