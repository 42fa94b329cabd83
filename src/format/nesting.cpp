#include "format/nesting.h"

#include "text/unicode.h"
#include "value/ranges.h"

namespace feedgen {
using enum Element::Trait;

bool Nesting::admits(const Element& element) const {
  const Element* around = innermost();
  if (element.is(kPart)) return around != nullptr && element.belongs_in(around->name);
  if (around != nullptr) {
    if (around->is(kHoldsParts) || around->is(kHoldsText)) return false;
    const bool begins_formula = element.name == "math";
    if (around->is(kFormula) != (element.is(kFormula) && !begins_formula)) return false;
    if (element.is(kHeading) && around->is(kHeading)) return false;
  } else if (element.is(kFormula) && element.name != "math") {
    return false;
  }
  if (element.is(kEndsParagraph) && is_in_scope("p")) return false;
  if (element.name == "a" && is_in_scope("a")) return false;
  if (element.name == "li") return !is_among_items("li", "li");
  if (element.name == "dd" || element.name == "dt") return !is_among_items("dd", "dt");
  return true;
}

bool Nesting::admits_text(std::string_view text) const {
  const Element* around = innermost();
  return around == nullptr || !around->is(kHoldsParts) || trim(text).empty();
}

bool Nesting::is_ended_by(const Element& element) const {
  return element.is(kEndsParagraph) && !open_.empty() && open_.back()->name == "p";
}

bool Nesting::keeps_in_place(const Element& element) const {
  const Element* around = innermost();
  const bool belongs_here =
      element.parents.empty() || (around != nullptr && element.belongs_in(around->name));
  if (!belongs_here || !admits(element)) return false;
  return !element.is(kFormatting) || !is_inside(element.name);
}

bool Nesting::is_too_deep_for(const Element& element) const {
  constexpr std::size_t kTableLevels = 4;  // table, tbody, tr, td
  return open_.size() + (element.is(kPart) ? 0 : kTableLevels) >= kMostDepth;
}

bool Nesting::is_inside(std::string_view name) const {
  return any_of(open_, [&](const Element* each) { return each->name == name; });
}

bool Nesting::is_in_scope(std::string_view name) const {
  for (auto each = open_.rbegin(); each != open_.rend() && !(*each)->is(kScope); ++each) {
    if ((*each)->name == name) return true;
  }
  return false;
}

// A start tag <li> ends an open <li> unless a "special" element stands between them that is not
// one of these three; <dd> and <dt> likewise.
bool Nesting::is_among_items(std::string_view name, std::string_view other) const {
  for (auto each = open_.rbegin(); each != open_.rend(); ++each) {
    const Element& element = **each;
    if (element.name == name || element.name == other) return true;
    const bool is_special = element.is(kEndsParagraph | kScope | kHoldsParts);
    if (is_special && element.name != "address" && element.name != "div" && element.name != "p") {
      return false;
    }
  }
  return false;
}

}  // namespace feedgen
