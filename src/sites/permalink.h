// The pattern from which addresses of articles are made.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "value/result.h"

namespace feedgen {

/// What the variables of a pattern stand for.
struct PermalinkFacts {
  std::string_view path;  ///< below the articles' folder, without its extension
  std::string_view slug;  ///< empty: the file's name without a date in front
  const std::vector<std::string>* categories = nullptr;  ///< of the first path; null or empty: none
  std::chrono::local_seconds published{};                ///< on the site's clocks
};

/// "2021-07-10-title" without its date and the hyphens, underscores and spaces behind; other names,
/// and names whose date is no real day, as they are.
std::string_view without_date(std::string_view name);

/// Fails on a variable that does not exist, and suggests the near one.
[[nodiscard]] Result<void> check_permalink(std::string_view pattern);

/// The address below the site's, percent-encoded, without a slash in front. `pattern` has passed
/// check_permalink(). Variables: `:year :month :day :i_month :i_day :hour :minute :second` (`i_`
/// without leading zeros), `:path`, `:name` (the path's last part), `:slug`, `:categories` (joined
/// by slashes). For a file named index, `:path` is its folder and what follows it in the pattern is
/// dropped. An empty variable leaves no double slash.
std::string expand_permalink(std::string_view pattern, const PermalinkFacts& facts);

}  // namespace feedgen
