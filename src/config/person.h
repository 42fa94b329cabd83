// The shapes in which people are named, in configuration and in front matter alike.
#pragma once

#include <string_view>
#include <vector>

#include "value/article.h"
#include "value/node.h"

namespace feedgen {

/// "Jane Doe <jane@example.org>", "jane@example.org (Jane Doe)", "Jane Doe" or a bare address.
Person read_person(std::string_view text);

/// A scalar is one person; a list holds several, each a scalar or a map; a map has `name`, `email`
/// (or `mail`) and `url` (or `uri`, `link`, `website`). People without a name and mail are left
/// out, so is one who is named before, and so are all behind kMostOfAKind + 1.
std::vector<Person> read_people(const Node& node);

}  // namespace feedgen
