// What pages need and articles do not: line numbers of listings, marks that link to headings,
// buttons that copy, tables of contents; and formulas that a script would have written.
#pragma once

#include <optional>
#include <string_view>

#include "format/html_walk.h"

namespace feedgen {

/// Where an element stands.
struct LeftoverPlace {
  bool is_in_code = false;     ///< in `<pre>` or `<code>`
  bool is_in_listing = false;  ///< in the table or figure of a highlighter
  bool is_in_heading = false;
  bool is_in_link = false;
};

/// True for an element that only its page needs, with all that it holds.
bool is_leftover(const HtmlElement& element, const LeftoverPlace& place);

/// An element that may only be needed by its page, which depends on what it holds.
enum class Doubt {
  kNone,
  kAnchor,       ///< a link in a heading
  kKnownAnchor,  ///< whose class says that it leads to the heading
  kContents,     ///< a table of contents
  kNumbers,      ///< a column of a listing
};
Doubt doubt_of(const HtmlElement& element, const LeftoverPlace& place);

/// True if the element goes. `html` is what was written of it, with its own tags.
bool goes(Doubt doubt, std::string_view html);

/// True for what a highlighter puts around the columns of a listing: `<figure class="highlight">`,
/// and tables that have its classes.
bool begins_listing(const HtmlElement& element);

/// True for a formula that MathJax has rendered. Its source stands in a script behind it.
bool is_rendered_formula(const HtmlElement& element);

/// The marks around the formula in a script of MathJax, `\(` and `\)` or `\[` and `\]`; nothing for
/// other elements.
struct FormulaMarks {
  std::string_view open;
  std::string_view close;
};
std::optional<FormulaMarks> formula_script(const HtmlElement& element);

/// The TeX that an element of a formula carries in an attribute (Zhihu); empty: none.
std::string_view formula_in_attribute(const HtmlElement& element);

}  // namespace feedgen
