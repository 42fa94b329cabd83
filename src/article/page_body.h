// Which part of a page is its article, and the HTML of that part.
#pragma once

#include <string>
#include <string_view>

#include "article/page_outline.h"

namespace feedgen {

/// Sets `body` and `is_list`. The first of: an element that is marked as the article's text, the
/// only or by far the longest `<article>`, `<main>`, an element that themes call the content; else
/// the innermost that holds nearly all text that is in no link; else the page's `<body>`.
void choose_body(PageOutline& outline);

/// The article's HTML: the inside of its element without navigation, comments and their like, and
/// without the first heading that is `title`. As many line ends stand before each of its parts as
/// in the page, counted from `first_line`.
std::string article_of_page(const PageOutline& outline, std::string_view title,
                            unsigned& first_line);

}  // namespace feedgen
