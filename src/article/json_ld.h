// JSON-LD, as pages have it for search engines: the object that describes the article.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "value/node.h"

namespace feedgen {

/// The first object of an article's type (schema.org) in the scripts, at their root, in a list or
/// in
/// `@graph`; null if there is none. Scripts that are no JSON, or very long, are passed over.
Node article_of_json_ld(const std::vector<std::string_view>& scripts);

/// The text of a value, of the first of a list, of one member of a map; empty if it has none.
std::string text_in(const Node& node, std::string_view member, int depth = 0);

}  // namespace feedgen
