// Which whole pages are lists of articles: the home page, pages of tags, categories, years.
#pragma once

#include <string_view>

#include "article/page_outline.h"

namespace feedgen {

/// True for a page that shows the beginnings or titles of articles and is none. `path` is the
/// file's. A page whose head names a time of publication is an article under any name.
bool is_listing_page(const PageOutline& page, std::string_view path);

}  // namespace feedgen
