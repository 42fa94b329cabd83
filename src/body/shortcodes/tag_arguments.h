// What stands behind the name of a template tag: words, texts in quotes, and `key=value`.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace feedgen {

struct TagArguments {
  std::vector<std::string> words;  ///< in order, without quotes
  std::vector<std::pair<std::string, std::string>> named;

  /// The word at that place, or empty.
  std::string word(std::size_t at) const { return at < words.size() ? words[at] : std::string(); }
  /// The value of the first key of that name, or empty.
  std::string value(std::string_view key) const;
  /// The words from there on, with spaces between.
  std::string rest(std::size_t from) const;
};

/// Quotes are `"`, `'` and Hugo's `` ` ``; a backslash before a quote makes it a character.
TagArguments parse_tag_arguments(std::string_view text);

}  // namespace feedgen
