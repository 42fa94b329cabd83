// What stands behind the fence of a listing: its language and, sometimes, its title. Part of the
// door to md4c.
#pragma once

#include <string>
#include <string_view>

#include "value/settings.h"

namespace feedgen {

struct ListingInfo {
  std::string language;
  std::string title;
  std::string address;  ///< where the listing comes from
  std::string link;     ///< the words of the link to it
};

/// "js title="a.js" {2}", "js:a.js", "js [a.js]"; where the renderer is marked or
/// markdown-it "js A title https://… words" too.
/// Elsewhere bare words behind the language are a renderer's options.
ListingInfo read_listing_info(std::string_view info, MarkdownHabits::Dialect dialect);

}  // namespace feedgen
