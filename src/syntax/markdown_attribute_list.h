// The inside of an attribute list: `#id .class key="value" name`. Part of the door to md4c.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "syntax/markdown_source.h"

namespace feedgen {

struct AttributeList {
  ElementAttributes attributes;    ///< those that say something in a feed
  std::vector<std::string> names;  ///< of other lists, and kramdown's own words: `toc`, `no_toc`
};

/// What stands between the braces, without kramdown's colon. Nothing, if it is no such list.
std::optional<AttributeList> parse_attribute_list(std::string_view text);

}  // namespace feedgen
