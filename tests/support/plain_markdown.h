// Markdown as md4c's own renderer makes it: what ours must equal wherever no extension of ours is
// in the text.
#pragma once

#include <string>
#include <string_view>

namespace feedgen {

/// True for text in which nothing is an extension, nor one of the few things that md4c-html 0.4.8
/// is known to get wrong: pictures in pictures and HTML in their alternative text.
bool is_plain_markdown(std::string_view text);

/// The output of md_html(), with GFM's short delimiter rows known.
std::string plain_markdown_to_html(std::string_view markdown);

/// `html` without the ids of headings.
std::string without_heading_ids(std::string_view html);

}  // namespace feedgen
