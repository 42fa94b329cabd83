// Lines and columns of places in one text that come one behind the other.
#pragma once

#include <cstddef>
#include <string_view>

#include "value/diagnostic.h"

namespace feedgen {

class PlaceCounter {
 public:
  /// `text` outlives the counter.
  explicit PlaceCounter(std::string_view text) : text_(text) {}

  /// Line and column, in code points, of a byte that is not before the last one that was asked for.
  /// All of them together cost one pass.
  Place at(std::size_t offset);

 private:
  std::string_view text_;
  std::size_t passed_ = 0;
  unsigned line_ = 1;
  unsigned column_ = 1;
};

}  // namespace feedgen
