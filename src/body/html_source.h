// HTML as files hold it: as a whole document, and in files that call themselves Markdown.
#pragma once

#include <string_view>

namespace feedgen {

/// What a reader is shown of a whole document: the inside of its `<body>`. A fragment, and a
/// document that does not write its `<body>` tag, is returned as it is.
std::string_view body_of_document(std::string_view html);

/// True for Markdown that is HTML from beginning to end, as scraped archives have it. CommonMark
/// ends an HTML block at a blank line and takes what follows for Markdown again, so that indented
/// tags become code and an `*` in the text emphasis; such a body must not be read as Markdown.
///
/// It begins with a block-level tag, and after each blank line outside `<pre>`, comments and
/// scripts comes another one, or something that is indented like code: the indentation of HTML.
///
/// A text at the margin after a blank line makes it Markdown inside HTML, as
/// `<div dir="rtl">` around a whole article is used, and CommonMark's rules hold. But where those
/// rules would show an indented block-level tag as code, only what can't be anything but Markdown
/// counts: a heading, a list, a quotation, a fence, a link.
bool is_html_throughout(std::string_view markdown);

}  // namespace feedgen
