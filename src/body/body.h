// A body as it was written becomes what an entry shows: HTML, a summary and a picture.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "body/article_addresses.h"
#include "body/shortcodes/template_tags.h"
#include "value/diagnostic.h"
#include "value/result.h"
#include "value/settings.h"

namespace feedgen {

enum class Markup { kMarkdown, kMdx, kHtml, kText };

/// `.html` and `.htm` are HTML, `.txt` plain text, `.mdx` MDX, everything else Markdown.
Markup markup_of(std::string_view path);

struct BodyRequest {
  Markup markup = Markup::kMarkdown;
  std::string_view url;  ///< the article's address; empty: not known
  const Settings& settings;
  std::string_view title = {};                  ///< the article's, for template tags
  const ArticleAddresses* addresses = nullptr;  ///< of all articles, for template tags
  /// The article's own, in place of the settings'; empty: none.
  std::optional<std::string_view> excerpt_separator = {};
  unsigned first_line = 1;           ///< of the body in its file, for messages
  const BodyPlace* place = nullptr;  ///< null: nothing is known of the files around
  const Node* page = nullptr;        ///< the front matter, for template tags; null: not known
  bool is_raw = false;               ///< its HTML is shown as it was written
};

struct Body {
  std::string html;     ///< the whole body, valid UTF-8 that XML can carry
  std::string summary;  ///< plain text: what stands before `<!-- more -->`, else the first text,
                        ///< cut to `summary_length` graphemes between words; without any, what its
                        ///< pictures show
  std::string picture;  ///< the first picture's address, absolute; empty: none
  Diagnostics diagnostics;               ///< warnings; their places have no path
  std::vector<DroppedTag> dropped_tags;  ///< template tags that were left out, each name once
};

/// `source` is valid UTF-8 without its front matter. Template tags are translated. HTML is cleaned
/// (clean_html.h), of a whole document only the inside of `<body>` is taken; so is Markdown that is
/// HTML throughout (source_html.h says when). With `content: raw` the HTML stays as it is. A
/// summary from before the `<!-- more -->` mark is not cut. Fails where Markdown or HTML asks for
/// too much work.
[[nodiscard]] Result<Body> render_body(std::string_view source, const BodyRequest& request);

}  // namespace feedgen
