// Explains mistakes in YAML in the author's terms: the parser's words become a problem, a remedy
// and a place.
#pragma once

#include <cstddef>
#include <string_view>

#include "value/result.h"

namespace feedgen {

/// What is known when the parser gives up.
struct YamlFailure {
  std::string_view words;                          ///< the parser's own
  std::string_view text;                           ///< the whole YAML text
  std::size_t offset = 0;                          ///< where the parser stands in it, in bytes
  std::size_t last_value = 0;                      ///< where the last value begins that was read
  std::size_t open_flow = std::string_view::npos;  ///< of the innermost open `[` or `{`
};

Error explain_yaml_failure(const YamlFailure& failure);

/// Where the value begins whose anchor, tag or own text stands at `offset`.
std::size_t yaml_value_offset(std::string_view text, std::size_t offset);

/// The offset of the first quoted value at or behind `from` that is never closed, or npos. `from`
/// is the beginning of a key or value.
std::size_t find_unclosed_quote(std::string_view text, std::size_t from);

/// Behind the quote that closes the one at `open`, or npos.
std::size_t end_of_yaml_quoted(std::string_view text, std::size_t open);

}  // namespace feedgen
