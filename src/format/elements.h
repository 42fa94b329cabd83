// The table of the elements of HTML and MathML: what feedgen does with each of them, and what
// parsers do with it.
#pragma once

#include <string_view>

namespace feedgen {

struct Element {
  enum Trait : unsigned {
    // What becomes of it in cleaned HTML. Of all others what is inside stays.
    kKept = 1U << 0U,
    kDropped = 1U << 1U,  ///< with everything inside
    kPlain = 1U << 2U,    ///< plain HTML may hold it, see html_plain.h

    // What a parser does with it (WHATWG HTML section 13.2.6).
    kVoid = 1U << 3U,           ///< has no end tag and nothing inside
    kFlat = 1U << 4U,           ///< many in a row, none of them closed, do not nest
    kEndsParagraph = 1U << 5U,  ///< its start tag ends an open `<p>`
    kHeading = 1U << 6U,        ///< its start tag ends a heading right around it
    kScope = 1U << 7U,          ///< nothing inside ends what stands outside: a cell, a caption
    kHoldsParts = 1U << 8U,     ///< of a table, holds its parts and white space; all else moves out
    kPart = 1U << 9U,           ///< must stand in one of `parents`
    kFormula = 1U << 10U,       ///< of MathML
    kHoldsText = 1U << 11U,     ///< of MathML, holds only text: elements in it are HTML again
    kFormatting = 1U << 12U,    ///< opened again elsewhere if it is not closed in order
    kDropsLineEnd = 1U << 13U,  ///< parsers drop a line end right behind its start tag
    kRawText = 1U << 14U,       ///< nothing in it is markup but its own end tag
    kIgnoresTags = 1U << 15U,   ///< parsers may ignore the tag of a raw text in it

    kMarkdownBlock = 1U << 16U,  ///< begins an HTML block, conditions 1 and 6 of CommonMark 4.6
    kInTitles = 1U << 17U,       ///< inline markup that titles are written with
    kUnread = 1U << 18U,         ///< nothing inside is a part of the text that a person reads
  };

  std::string_view name;
  unsigned traits = 0;
  std::string_view parents = {};  ///< where it belongs, " ol ul "; empty: anywhere
  std::string_view kept_as = {};  ///< the name that cleaned HTML has for it

  bool is(unsigned trait) const { return (traits & trait) != 0; }
  bool belongs_in(std::string_view parent) const;

  /// True for blocks and line breaks: the texts before it and behind it are not one word.
  bool sets_text_apart() const;
};

/// The row of the table; null for a name that is not in it. `name` is in lower case.
const Element* find_element(std::string_view name);

}  // namespace feedgen
