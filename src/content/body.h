// A body as it was written becomes what an entry shows: HTML, a summary and a picture.
#pragma once

#include <string>
#include <string_view>

#include "config/settings.h"
#include "value/diagnostic.h"

namespace feedgen {

enum class Markup { kMarkdown, kHtml, kText };

/// `.html` and `.htm` are HTML, `.txt` plain text, everything else Markdown.
Markup markup_of(std::string_view path);

struct BodyRequest {
  Markup markup = Markup::kMarkdown;
  std::string_view url;      ///< the article's address; empty: not known
  const Settings& settings;  ///< of the site
};

struct Body {
  std::string html;     ///< the whole body, valid UTF-8 that XML can carry
  std::string summary;  ///< plain text: what stands before `<!-- more -->`, else the first text,
                        ///< cut to the site's `summary_length` between words
  std::string picture;  ///< the first picture's address as written; may be relative or empty
  Diagnostics diagnostics;  ///< warnings; their places name no file
};

/// `source` is valid UTF-8 without its front matter. HTML passes through unchanged but for the
/// white space around it, and of a whole document only the inside of `<body>` does; so does
/// Markdown that is HTML throughout (html_source.h says when). The `<!-- more -->` mark is left out
/// of `html`, and a summary from before it is not cut. A summary comes from the first 128 KiB of
/// the body.
[[nodiscard]] Result<Body> render_body(std::string_view source, const BodyRequest& request);

}  // namespace feedgen
