// Where the mathematics of a Markdown source stands. Part of the door to md4c.
#pragma once

#include <string_view>
#include <vector>

#include "format/markdown_parts.h"

namespace feedgen {

/// `$$…$$`, `\(…\)`, `\[…\]` and `$…$` with their delimiters, as MathJax and KaTeX find them in the
/// finished page, in the order of their places. Not in code, HTML and addresses.
///
/// A `$` opens only before something that is no space and not behind a letter or digit, and closes
/// only behind something that is no space and not before a digit (Pandoc's rule), in the same
/// paragraph: "$5 and $10" is prose. `\[` is CommonMark's way to write a bracket, so it opens only
/// what looks like TeX. Displayed formulas may have any lines but blank ones.
std::vector<TextRange> find_math(std::string_view markdown, const MarkdownParts& parts);

/// The formula so that Markdown leaves every character of it alone. `line` is the source's line
/// up to the formula: marks of a quotation that begin it begin the formula's other lines too.
std::string escape_math(std::string_view formula, std::string_view line);

}  // namespace feedgen
