// Which whole pages are lists of articles: the home page, pages of tags, categories, years.
#pragma once

#include <string_view>

#include "article/page_outline.h"

namespace feedgen {

/// True for a page that shows the beginnings or titles of articles and is none. `path` is the
/// file's. A page whose head has the time of a publication is an article, whatever its name is.
bool is_listing_page(const PageOutline& page, std::string_view path);

}  // namespace feedgen
