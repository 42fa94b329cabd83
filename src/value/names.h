// The names by which articles are found: their categories, and the people who wrote them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace feedgen {

/// From the outermost level to the innermost; never empty. Names are NFC and free of controls.
using CategoryPath = std::vector<std::string>;

struct Person {
  std::string name;
  std::string email;
  std::string uri;

  bool operator==(const Person&) const = default;
};

/// The most categories, tags or authors that one article may have. Each category is a folder of
/// feeds: no single article may make thousands of them.
inline constexpr std::size_t kMostOfAKind = 100;

}  // namespace feedgen
