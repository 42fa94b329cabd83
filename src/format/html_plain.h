// Plain HTML: HTML that every parser reads as the same tree, because each element is written where
// it may stand and is closed where it ends. Most articles are plain, and reading them here takes a
// tenth of gumbo's time.
#pragma once

#include <string_view>

#include "format/html_walk.h"

namespace feedgen {

/// Visits what walk_html() visits, in the same order and the same pieces, or declines: false, and
/// nothing was visited. It declines whatever it is not sure of: elements that are parsed in ways of
/// their own (scripts, frames, forms, SVG …), end tags that are missing or stand elsewhere (but
/// that of a `<p>`), tables without `<tbody>`, rare character references, broken tags, CR, and what
/// is large or deeply nested. `html` is valid UTF-8. Time and memory grow with its length.
[[nodiscard]] bool walk_plain_html(std::string_view html, HtmlVisitor& visitor);

}  // namespace feedgen
