// How much work a piece of HTML would be for a parser, told before it is parsed. Parsers walk
// through all open elements for most tags, so that 100,000 open tags keep them busy for minutes.
#pragma once

#include <cstdint>
#include <string_view>

namespace feedgen {

/// About the number of steps, a few nanoseconds each: for each tag the number of elements that may
/// be open there, for each attribute the number of those before it in its tag. More than it takes
/// where tags are closed by others than their own end tag; less where an element stays open that is
/// usually closed by the next (`<rt>` without `<ruby>`, `<dt><li>`), which walk_html() gives up.
/// One pass over `html`.
std::uint64_t parse_cost(std::string_view html);

}  // namespace feedgen
