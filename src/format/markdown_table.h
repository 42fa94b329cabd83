// Makes every table of GFM one that md4c 0.4.8 knows. Part of the door to md4c.
#pragma once

#include <string>
#include <string_view>

namespace feedgen {

/// GFM's delimiter row needs one hyphen a column, md4c's three characters: "|-|:-|" below a line
/// with a '|' becomes "|---|:---|". Lines in fenced code stay as they are, and so does everything
/// else.
std::string widen_delimiter_rows(std::string_view markdown);

}  // namespace feedgen
