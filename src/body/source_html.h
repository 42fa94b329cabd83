// A body as it was written, with template tags, as Markdown, HTML or plain text, becomes HTML that
// is not yet clean.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "body/shortcodes/template_tags.h"
#include "value/result.h"

namespace feedgen {

struct SourceHtml {
  std::string html;
  std::vector<DroppedTag> dropped;
  Diagnostics diagnostics;
};

/// Template tags are translated first, as the generators do it. Of a whole document the inside of
/// `<body>` is taken; so is Markdown that is HTML throughout (is_html_throughout()).
[[nodiscard]] Result<SourceHtml> source_to_html(std::string_view source, CodeRule rule,
                                                const TagContext& context);

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

struct PlainText {
  std::string html;
  std::size_t more_at = std::string::npos;  ///< in `html`, where a `<!-- more -->` mark stood
};

/// A blank line begins a new paragraph, a line end is a `<br>`. Nothing is markup, except that a
/// line which is a `<!-- more -->` mark and nothing else is left out and ends the summary.
PlainText plain_text_to_html(std::string_view text);

}  // namespace feedgen
