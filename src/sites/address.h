// What the address of an article may be made of. Pure: what is not in the facts does not count.
#pragma once

#include <chrono>
#include <functional>
#include <string_view>
#include <vector>

#include "time/instant.h"
#include "value/article.h"

namespace feedgen {

struct AddressFacts {
  std::string_view path;     ///< in the site: below its source, with the extension
  std::string_view section;  ///< the nearest folder that is a section (SiteFolders); may be empty
  const std::vector<CategoryPath>* categories = nullptr;  ///< never null when asked
  Instant published{};
  std::chrono::local_seconds local{};    ///< the same on the site's clocks
  std::chrono::local_seconds written{};  ///< the same on the clocks that the date was written for
  /// The front matter's text under a name in lower case; empty where there is none.
  std::function<std::string_view(std::string_view name)> field;
};

/// Where an address grows longer than this many bytes, the rest of its pattern is left out.
inline constexpr std::size_t kLongestAddress = 8192;

}  // namespace feedgen
