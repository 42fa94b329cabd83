// The elements that cleaned HTML may hold, and what becomes of all others: the allow-list.
#pragma once

#include <string_view>

#include "syntax/html_walk.h"

namespace feedgen {

/// What a parser does with an element that matters to where it may stand (WHATWG HTML section
/// 13.2.6), so that what is written is what is read again.
enum ElementTraits : unsigned {
  kVoid = 1U << 0U,           ///< has no end tag and nothing inside
  kEndsParagraph = 1U << 1U,  ///< its start tag ends an open `<p>`
  kScope = 1U << 2U,          ///< nothing inside ends what stands outside: a cell, a caption
  kHeading = 1U << 3U,        ///< its start tag ends a heading right around it
  kHoldsParts = 1U << 4U,     ///< a part of a table that holds other parts only, and white space
  kFormula = 1U << 5U,        ///< of MathML
  kHoldsText = 1U << 6U,      ///< of MathML, holds nothing but text: elements in it are HTML again
};

struct Element {
  std::string_view name;
  unsigned traits = 0;
  std::string_view parents = {};  ///< " table "; empty: may stand anywhere

  bool is(unsigned trait) const { return (traits & trait) != 0; }
};

enum class Treatment {
  kKeep,    ///< as `element`, which may have another name
  kUnwrap,  ///< what is inside stays
  kDrop,    ///< with everything inside
};

struct ElementRule {
  Treatment treatment = Treatment::kUnwrap;
  const Element* element = nullptr;
};

/// Kept is what carries meaning. Dropped is what runs, loads documents, styles the page, asks for
/// input or shows nothing without a script. Elements that are not known here are unwrapped.
///
/// SVG is dropped: its safe part is hard to tell from the rest (references, animations, styles,
/// HTML in `<foreignObject>`), readers drop it anyway, and in articles it is icons. MathML's
/// `<annotation>` is dropped, because what does not know MathML shows it as a second text.
ElementRule rule_of(std::string_view name, HtmlSpace space);

/// An element that is kept under its own name; `name` is one of those.
const Element& kept_element(std::string_view name);

}  // namespace feedgen
