// What the readers of YAML, TOML and JSON share: bounds, the remedies of messages, and places as
// lines and columns, as people and editors count them.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "value/result.h"

namespace feedgen {

/// Bounds on what hostile text may cost.
struct SyntaxLimits {
  std::size_t nodes = 20'000;         ///< keys too, after aliases are expanded: stops alias bombs
  std::size_t depth = 64;             ///< lists and maps inside each other
  std::size_t repeated = 256 * 1024;  ///< bytes of text that aliases may add to the text's own
};

/// A message quotes what the parser has read, up to this length.
inline constexpr std::size_t kLongestProblem = 120;

/// Words of a parser's message, and what a person can do then.
struct SyntaxRemedy {
  std::string_view words;
  std::string_view remedy;
};

/// The first remedy whose words stand in `message`; empty if there is none.
std::string_view find_remedy(std::string_view message, std::span<const SyntaxRemedy> remedies);

/// Finds lines and columns in one text. Asking in the order of the text costs one walk over it.
class PositionFinder {
 public:
  /// `text` is valid UTF-8 and outlives the finder.
  explicit PositionFinder(std::string_view text) : text_(text) {}

  /// The place of the byte at `offset`; an offset behind the end is the end. Lines end with LF.
  /// No path.
  Place at(std::size_t offset);

 private:
  void go_back(std::size_t offset);

  std::string_view text_;
  std::size_t offset_ = 0;
  unsigned line_ = 1;
  unsigned column_ = 1;
};

}  // namespace feedgen
