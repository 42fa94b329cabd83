// The tags of an article on a scraped page: those of its own `<meta>`, else links that say that
// they are tags, else a few keywords.
#pragma once

#include <string>
#include <vector>

#include "article/page_outline.h"
#include "value/node.h"

namespace feedgen {

/// `json` is the article's JSON-LD, or null. At most 32, each once. Keywords that are many, long or
/// a name of the site are written for search engines and are none.
std::vector<std::string> tags_of_page(const PageOutline& page, const Node& json,
                                      const std::vector<std::string>& site_names);

}  // namespace feedgen
