// Front matter with what the site says for the articles of a folder (Jekyll's front matter
// defaults).
#pragma once

#include <string_view>

#include "value/node.h"
#include "value/settings.h"

namespace feedgen {

/// `own`, a map or null, with the members of all defaults for `path` that it lacks. Of several
/// defaults with one key, the longest path wins, then the one with a type, then the later one
/// (jekyll/frontmatter_defaults.rb). Jekyll joins lists of categories: the defaults' come first.
Node with_defaults(Node own, std::string_view path, const Settings& settings);

}  // namespace feedgen
