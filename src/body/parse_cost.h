// How much work a piece of HTML would be for a parser, told before it is parsed. Parsers walk
// through all open elements for most tags, so that 100,000 open tags keep them busy for minutes.
#pragma once

#include <cstdint>
#include <string_view>

namespace feedgen {

/// About the number of steps, a few nanoseconds each.
struct ParseCost {
  /// For each tag the number of elements that may be open there. More than it takes where tags are
  /// closed by others than their own end tag; less where an element stays open that is usually
  /// closed by the next (`<rt>` without `<ruby>`, `<dt><li>`), which walk_html() gives up.
  std::uint64_t nesting = 0;
  /// For each attribute the number of those before it in its tag; for one of `<html>` and `<body>`
  /// of those in all such tags, which become one element.
  std::uint64_t attributes = 0;
};

/// One pass over `html`.
ParseCost parse_cost(std::string_view html);

}  // namespace feedgen
