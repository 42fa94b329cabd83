// Apple's list of podcast categories.
#pragma once

#include <string_view>

namespace feedgen {

enum class ItunesCategory {
  kPresent,
  kOld,  ///< of the list before 2019
  kUnknown
};

/// `above` is the category that `name` stands in; empty: in none.
ItunesCategory find_itunes_category(std::string_view above, std::string_view name);

}  // namespace feedgen
