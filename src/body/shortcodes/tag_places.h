// Keeps HTML that tags were translated to away from the Markdown renderer: in the source a word
// stands in its place, and in the rendered HTML the word is replaced by it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "format/markup_scan.h"

namespace feedgen {

class TagPlaces {
 public:
  /// No word of the places is in `source`.
  explicit TagPlaces(std::string_view source);

  /// The word for HTML that belongs to a line of text. `original` is the tag as it was written.
  std::string put_inline(std::string html, std::string_view original);
  /// The same for HTML on a line of its own.
  std::string put_block(std::string html, std::string_view original);

  /// The word for what is not known: nothing in a text.
  std::string put_lost(std::string_view original) { return put_inline({}, original); }

  /// Puts everything back. Where a word came into an attribute there is no place for HTML: of a
  /// text such as `alt` only the word goes, but an address that lost a part would lead elsewhere,
  /// so the whole attribute goes. Where a word turned out to be code, the tag is shown as it was
  /// written.
  std::string restore(std::string_view html) const;

 private:
  struct Place {
    std::string html;
    std::string original;
  };

  struct Found {
    std::size_t begin;
    std::size_t end;
    std::string html;
  };

  // The part of the text of a tag that goes.
  struct Cut {
    std::size_t begin;
    std::size_t end;
  };

  bool has_place(std::string_view text) const;
  std::vector<Cut> cuts_of(std::string_view tag,
                           const std::vector<MarkupAttribute>& attributes) const;

  // The place whose word stands at `at`.
  std::optional<Found> place_at(std::string_view text, std::size_t at) const;

  std::string word_;
  std::vector<Place> places_;
};

}  // namespace feedgen
