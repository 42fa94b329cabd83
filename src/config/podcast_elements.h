// The elements of the podcast namespace that are names, addresses and numbers and no more: ONE row
// each, from which reading and the manual's table come (podcastindex.org/namespace/1.0).
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "value/node.h"
#include "value/own_elements.h"
#include "value/result.h"

namespace feedgen {

/// What a part of an element may hold.
enum class PodcastValue {
  kText,
  kAddress,   ///< of the web, made absolute
  kUri,       ///< of any scheme
  kCount,     ///< a whole number
  kDecimal,   ///< 73.0
  kMailDate,  ///< RFC 2822
  kIsoDate,   ///< ISO 8601
  kMediaType,
  kUuid,
  kSwitch,  ///< true or false
};

/// A key of the map, and the attribute that it becomes; without a name of one, the text.
struct PodcastPart {
  enum class Need { kOptional, kRequired };

  std::string_view key;
  std::string_view attribute;
  PodcastValue value = PodcastValue::kText;
  Need need = Need::kOptional;
  std::string_view words = {};     ///< the only ones, between spaces; empty: any
  std::string_view fallback = {};  ///< what stands there without the key; empty: nothing
};

/// Where an element may stand.
enum class PodcastPlace { kShow, kEpisode, kBoth };
enum class PodcastCount { kOne, kSeveral };

struct PodcastElement {
  std::string_view key;      ///< in settings and front matter; case, `-` and `_` do not count
  std::string_view element;  ///< its name
  PodcastPlace place;
  PodcastCount count;
  /// A text, number or list in the place of the map is the first part.
  std::span<const PodcastPart> parts;
  std::span<const PodcastElement> children;               ///< of which one is needed at least
  std::string_view says;                                  ///< in the manual
  PodcastPart::Need need = PodcastPart::Need::kOptional;  ///< in the element that it stands in
};

std::span<const PodcastElement> podcast_elements();

/// Null: there is none for such a place.
const PodcastElement* podcast_element(std::string_view key, PodcastPlace place);

/// The key with and without `_` between its words, and the same with an s behind.
std::vector<std::string> spellings_of(const PodcastElement& row);

/// Makes a reference absolute, or leaves it; empty: it is no address of the web.
using ResolveAddress = std::function<std::string(std::string_view reference)>;

/// The elements of one key: a map or a text each, or a list of those (at most kMostOfAKind). Fails
/// on a value of the wrong kind, a key that is not known and one that is missing.
[[nodiscard]] Result<std::vector<FeedElement>> read_podcast_element(const PodcastElement& row,
                                                                    const Node& node,
                                                                    const ResolveAddress& resolve);

/// Puts elements into the order of their rows.
void in_order(std::vector<FeedElement>& elements);

/// Makes the addresses of elements that were read absolute. Fails on one that stays none.
[[nodiscard]] Result<void> resolve_addresses(std::vector<FeedElement>& elements,
                                             const ResolveAddress& resolve);

}  // namespace feedgen
