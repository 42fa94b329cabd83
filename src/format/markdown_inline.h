// What stands in the middle of a text and is no Markdown of md4c's: bold beside CJK letters,
// `==marked==` words, `:smile:`, and a single `~`, which is none. Part of the door to md4c.
#pragma once

#include <string_view>
#include <vector>

#include "format/markdown_parts.h"
#include "format/markdown_source.h"

namespace feedgen {

/// - A run of two or more `*` between two characters of which one is CJK both opens and closes (the
///   CJK-friendly amendment to CommonMark), `**注意：**请` is bold. A single `*` does where it can
///   only be the other half of an emphasis: it is a sign of multiplication too.
/// - `==words==` are marked: no white space inside of the marks, no ASCII letter or digit outside.
/// - `:name:` of an emoji becomes it, unless a letter, digit or colon touches it.
/// - A single `~` is text.
std::vector<MarkdownEdit> find_inline_extensions(std::string_view markdown,
                                                 const MarkdownParts& parts);

/// False for most texts without any.
bool may_have_inline_extensions(std::string_view markdown);

}  // namespace feedgen
