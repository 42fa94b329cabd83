// A body as it was written, with template tags, Markdown or HTML, becomes HTML that is not yet
// clean.
#pragma once

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
/// `<body>` is taken; so is Markdown that is HTML throughout (html_source.h says when).
[[nodiscard]] Result<SourceHtml> source_to_html(std::string_view source, CodeRule rule,
                                                const TagContext& context);

}  // namespace feedgen
