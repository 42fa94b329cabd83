// Bare addresses in Markdown, which become links: GFM's extended autolinks. Part of the door to
// md4c.
#pragma once

#include <string_view>
#include <vector>

#include "format/markdown_parts.h"
#include "format/markdown_source.h"

namespace feedgen {

/// `https://a.b/c`, `ftp://…`, `www.a.b` and `me@a.b` in prose outside of links, made what md4c
/// takes for a link. An address ends where GFM has it end, and before CJK punctuation, typographic
/// quotation marks and dashes; a host that goes over into CJK letters ends before them. It may
/// begin right behind CJK text and behind most punctuation. Takes one pass, however many there are.
std::vector<MarkdownEdit> find_bare_addresses(std::string_view markdown,
                                              const MarkdownParts& parts);

/// False for most texts without one.
bool may_have_addresses(std::string_view markdown);

}  // namespace feedgen
