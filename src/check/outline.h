// What a feed says of its entries, in each format alike, for rules that compare feeds: with what
// was published before (edition.h), and with the same feed in other formats (formats_alike.h).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "time/instant.h"
#include "value/result.h"

namespace feedgen {

struct CheckedElement;

/// A title; RSS does not say whether it is HTML.
struct OutlinedTitle {
  std::string words;    ///< without markup, where it may be HTML
  std::string as_text;  ///< as it is where it is plain text

  bool is_same(const OutlinedTitle& other) const {
    return words == other.words || as_text == other.words || words == other.as_text ||
           as_text == other.as_text;
  }
};

/// Texts are cut after `FeedOutline::kLongest` bytes; empty: the feed does not say it.
struct OutlinedEntry {
  std::size_t begin = 0;  ///< in bytes of the text that is judged
  std::size_t end = 0;
  Place place;  ///< of `begin`, without the path, once place_entries() has set it
  std::string id;
  std::string link;
  OutlinedTitle title;
  std::optional<Instant> published;
  std::optional<Instant> updated;
  std::uint64_t text = 0;  ///< a hash of what it says
};

/// How much of the entries is noted.
enum class OutlineExtent {
  kNothing,
  kPlaces,  ///< where they begin and end
  kWhole
};

struct FeedOutline {
  static constexpr std::size_t kLongest = 1'000;
  static constexpr std::size_t kMostEntries = 100'000;

  std::string id;    ///< of Atom
  std::string self;  ///< its own address
  std::string home;  ///< that of its site
  OutlinedTitle title;
  std::vector<OutlinedEntry> entries;  ///< in the order of the feed
  bool is_whole = true;                ///< false: entries behind the first kMostEntries are missing

  /// Adds an entry, unless there are too many.
  void add(OutlinedEntry entry);
};

/// The entry in which byte `offset` stands; null: none.
const OutlinedEntry* entry_at(const FeedOutline& outline, std::size_t offset);

/// At most kLongest bytes of a text, without blanks around it.
std::string cut_for_outline(std::string_view text);

/// "A <em>title</em>" as words: without tags, references decoded, blanks collapsed.
std::string words_of_html_title(std::string_view title);

OutlinedTitle title_of_text(std::string_view title);  ///< plain text
OutlinedTitle title_of_html(std::string_view title);  ///< HTML, or perhaps HTML

/// Adds an entry of RSS or Atom that ends at `end`; does nothing with another element.
void outline_entry(const CheckedElement& element, std::size_t end, OutlineExtent extent,
                   FeedOutline& outline);

/// Takes title and addresses from the element that holds the entries.
void outline_feed(const CheckedElement& element, FeedOutline& outline);

}  // namespace feedgen
