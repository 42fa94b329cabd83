// Ids of headings, each once in a text.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>

namespace feedgen {

class HeadingIds {
 public:
  /// GitHub's id of a heading: its slug, and from the second of a kind on a number: "a", "a-1".
  /// Empty when no character of the heading can stand in one.
  std::string take(std::string_view heading);

 private:
  std::unordered_map<std::string, std::size_t> last_number_;  // of each id given
};

}  // namespace feedgen
