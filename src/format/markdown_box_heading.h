// What stands behind the marks of a box: its kind, and its title. Part of the door to md4c.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace feedgen {

struct BoxHeading {
  std::string kind;        ///< in lower case
  std::string_view title;  ///< without the quotes
  bool has_title = false;
};

/// Of `tip T`, `tip[T]{.a}`, `note "T"`, `{.tip}`; nothing where there is no kind.
std::optional<BoxHeading> box_heading_of(std::string_view text);

/// The word of ASCII letters, digits, `-` and `_` that the text begins with.
std::string_view word_at(std::string_view text);

/// A word of ASCII as it begins a sentence.
std::string capitalised(std::string_view word);

}  // namespace feedgen
