// What the generators' own feeds are described with.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "sites/translation.h"
#include "value/feed_rules.h"

namespace feedgen {

/// A place without exceptions. `format` is empty for all that have no place of their own.
FeedPlace own_place(std::string_view family, std::string_view format, std::string file,
                    FeedPlace::Slug slug = nullptr);

/// `title` is a pattern (FeedRules), as the generator words it; empty: feedgen's own. `slug` for a
/// generator that takes names with one slug for one term.
Family own_family(std::string_view word, std::string_view title = {},
                  FeedPlace::Slug slug = nullptr);

/// The path at `keys` of a configuration, without slashes at its ends; `otherwise` where there is
/// none.
std::string path_at(Translation& site, std::initializer_list<std::string_view> keys,
                    std::string_view otherwise);

/// A text, or the texts of a list; null has none.
std::vector<std::string> texts_of(const Node::Member* member);

}  // namespace feedgen
