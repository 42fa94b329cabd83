// Where elements may stand so that a parser reads back what was written. Parsers move and close
// elements that stand wrongly; what they make of such HTML differs from what was cleaned, and
// attacks live on the difference.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "format/elements.h"

namespace feedgen {

/// The open elements of HTML that is being written. The rules are those of HTML's tree
/// construction (WHATWG HTML section 13.2.6) for the elements that are kept and those of plain
/// HTML.
class Nesting {
 public:
  /// More levels than any reader shows. Browsers stop nesting at 512.
  static constexpr std::size_t kMostDepth = 120;

  /// True if the element, standing here, is read back here.
  bool admits(const Element& element) const;

  bool admits_text(std::string_view text) const;

  /// True if the element's start tag ends the innermost element, which is a `<p>` then.
  bool is_ended_by(const Element& element) const;

  /// True if the element, standing here, is read back here and a parser moves, closes or opens
  /// nothing else for it: more than admits() asks for.
  bool keeps_in_place(const Element& element) const;

  /// True where no further element may be opened, whichever. Tables are refused sooner than their
  /// cells.
  bool is_too_deep_for(const Element& element) const;

  void open(const Element& element) { open_.push_back(&element); }
  void close() { open_.pop_back(); }

  /// The innermost element; null outside of all.
  const Element* innermost() const { return open_.empty() ? nullptr : open_.back(); }

  /// True if an element of this name is open.
  bool is_inside(std::string_view name) const;

 private:
  bool is_in_scope(std::string_view name) const;
  bool is_among_items(std::string_view name, std::string_view other) const;

  std::vector<const Element*> open_;
};

}  // namespace feedgen
