// The address of an article as its site's generator makes it: one dialect of permalink patterns
// each for Hexo, Jekyll and Hugo. Pure: what is not in the facts does not count.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "config/settings.h"
#include "time/instant.h"
#include "value/article.h"

namespace feedgen {

struct AddressFacts {
  std::string_view path;     ///< in the site: below its source, with the extension
  std::string_view section;  ///< Hugo's: the nearest folder that is a section; may be empty
  const std::vector<CategoryPath>* categories = nullptr;  ///< never null when asked
  Instant published{};
  std::chrono::local_seconds local{};    ///< the same on the site's clocks
  std::chrono::local_seconds written{};  ///< the same on the clocks that the date was written for
  /// The front matter's text under a name in lower case; empty where there is none.
  std::function<std::string_view(std::string_view name)> field;
};

/// Where an address grows longer than this many bytes, the rest of its pattern is left out.
inline constexpr std::size_t kLongestAddress = 8192;

/// Percent-encoded, below the address of the site, without a slash in front. Never fails: what a
/// pattern names and nobody knows leaves the text that the generator itself would leave.
std::string hexo_address(const AddressFacts& facts, const Settings& settings);
std::string jekyll_address(const AddressFacts& facts, const Settings& settings);
std::string hugo_address(const AddressFacts& facts, const Settings& settings);

/// jekyll-feed's id of a post, below the address of the site: the address without its last part,
/// and the file's name without its date and ending in that place.
std::string jekyll_id(const AddressFacts& facts, const Settings& settings);

/// Fails, as check_permalink() does, on a variable that the dialect does not have.
[[nodiscard]] Result<void> check_hexo_permalink(std::string_view pattern);
[[nodiscard]] Result<void> check_jekyll_permalink(std::string_view pattern);
[[nodiscard]] Result<void> check_hugo_permalink(std::string_view pattern);

}  // namespace feedgen
