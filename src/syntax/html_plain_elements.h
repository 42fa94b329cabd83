// The elements that plain HTML may hold, and where each must stand. See html_plain.h.
#pragma once

#include <string_view>

namespace feedgen {

struct PlainElement {
  enum Trait : unsigned {
    kVoid = 1U << 0U,           ///< has no end tag and nothing inside
    kEndsParagraph = 1U << 1U,  ///< its start tag ends an open `<p>`
    kHeading = 1U << 2U,        ///< its start tag ends a heading right around it
    kFormatting = 1U << 3U,     ///< parsers open it again elsewhere if it is not closed in order
    kHoldsParts = 1U << 4U,     ///< holds its parts and white space; all else moves out
    kDropsLineEnd = 1U << 5U,   ///< a line end right behind its start tag is none
  };
  std::string_view name;
  unsigned traits = 0;
  std::string_view parents = {};  ///< " ol ul "; empty: anywhere

  bool is(unsigned trait) const { return (traits & trait) != 0; }
};

/// Null for all elements that are not plain. `name` is in lower case.
const PlainElement* find_plain_element(std::string_view name);

/// True if `list`, such as " ol ul ", holds the name of an element.
bool names(std::string_view list, std::string_view name);

}  // namespace feedgen
