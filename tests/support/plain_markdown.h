// Markdown as md4c's own renderer makes it: what ours must equal wherever no extension of ours is
// in the text.
#pragma once

#include <string>
#include <string_view>

namespace feedgen {

/// True for text in which nothing is an extension, nor one of the few things that md4c-html 0.4.8
/// is known to get wrong: pictures in pictures and HTML in their alternative text, and code in a
/// table with an escaped '|'.
bool is_plain_markdown(std::string_view text);

/// The output of md_html(), with GFM's short delimiter rows known.
std::string plain_markdown_to_html(std::string_view markdown);

/// `html` without what the two may differ in: the ids of headings; a '~' in an address, which
/// md4c-html encodes and RFC 3986 section 2.3 does not; and the box of a task, which md4c-html puts
/// above a paragraph of which it is the beginning.
std::string comparable(std::string_view html);

}  // namespace feedgen
