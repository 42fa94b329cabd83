// What a scraped page says of its article beside the article: title, dates, author, summary,
// picture, address. It becomes front matter, as far as the page has none, so that one code reads
// both.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "article/page_outline.h"
#include "value/node.h"
#include "value/settings.h"
#include "value/source_file.h"

namespace feedgen {

/// Adds a member to `root`, a map or null, for each fact that it lacks. Facts come from JSON-LD,
/// from `<meta>`, from elements whose classes say what they hold, and from labels in the text, in
/// this order. Dates that can't be read, and the words of the site in titles, are left out.
void add_page_facts(const PageOutline& page, const SourceFile& file, const Settings& settings,
                    Node& root);

/// `json` is the article's JSON-LD, or null. At most 32, each once. Keywords that are many, long or
/// a name of the site are written for search engines and are none.
std::vector<std::string> tags_of_page(const PageOutline& page, const Node& json,
                                      const std::vector<std::string>& site_names);

/// The first object of an article's type (schema.org) in the scripts, at their root, in a list or
/// in
/// `@graph`; null if there is none. Scripts that are no JSON, or very long, are passed over.
Node article_of_json_ld(const std::vector<std::string_view>& scripts);

/// The text of a value, of the first of a list, of one member of a map; empty if it has none.
std::string text_in(const Node& node, std::string_view member, int depth = 0);

}  // namespace feedgen
