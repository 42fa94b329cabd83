// Keeps HTML that tags were translated to away from the Markdown renderer: in the source a word
// stands in its place, and in the rendered HTML the word is replaced by it.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace feedgen {

class TagPlaces {
 public:
  /// No word of the places is in `source`.
  explicit TagPlaces(std::string_view source);

  /// The word for HTML that belongs to a line of text. `original` is the tag as it was written.
  std::string put_inline(std::string html, std::string_view original);
  /// The same for HTML on a line of its own.
  std::string put_block(std::string html, std::string_view original);

  /// Puts everything back. Where a word came into an attribute there is no place for HTML, and
  /// nothing is left of it; where it turned out to be code, the tag is shown as it was written.
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

  // The place whose word stands at `at`.
  std::optional<Found> place_at(std::string_view text, std::size_t at) const;

  std::string word_;
  std::vector<Place> places_;
};

}  // namespace feedgen
