// Offsets become lines and columns, as people and editors count them.
#pragma once

#include <cstddef>
#include <string_view>

#include "value/result.h"

namespace feedgen {

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
