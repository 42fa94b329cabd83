// The source: what one article says of itself, in feedgen's own terms. No body: bodies are read
// again, later, and only for the articles that stand in some feed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "time/instant.h"
#include "value/feed_rules.h"
#include "value/fingerprint.h"
#include "value/group.h"
#include "value/node.h"
#include "value/own_elements.h"
#include "value/podcast.h"

namespace feedgen {

/// A file that belongs to an article: a recording, a video, a document.
struct Enclosure {
  std::string url;
  std::string type;            ///< media type
  std::uint64_t length = 0;    ///< bytes; 0 when unknown, as RSS practice has it
  std::uint32_t duration = 0;  ///< seconds; 0 when unknown

  bool operator==(const Enclosure&) const = default;
};

/// True for what is listened to or watched: such an enclosure makes an entry an episode.
inline bool is_recording(const Enclosure& enclosure) {
  return enclosure.type.starts_with("audio/") || enclosure.type.starts_with("video/");
}

/// The page that an article was taken from.
struct Source {
  std::string url;    ///< absolute; empty: there is none
  std::string title;  ///< of its site or page; not empty

  bool operator==(const Source&) const = default;
};

/// Whether the author wrote an article's id, or it follows from its address or path.
enum class IdOrigin { kDerived, kGiven };

/// What an article says and its entries show as it is: a member that is added here is in every
/// Entry. The table of front matter (article/keys.cpp) fills it.
struct ShownFacts {
  std::string id;     ///< never empty; a permalink is an id that equals `url`
  std::string url;    ///< absolute and percent-encoded; empty when no address is known
  std::string title;  ///< plain text, character references decoded
  Instant published{};
  Instant updated{};  ///< never before `published`
  std::vector<Person> authors;
  std::string language;  ///< BCP 47; empty: the site's, and so in an entry that has the site's own
  std::string summary;   ///< plain text; of an article only what its author wrote
  std::vector<Enclosure> enclosures;         ///< the most important one first
  std::optional<ContentRule> content;        ///< of its own, whatever the feed's is
  std::string comments;                      ///< address of the page where it is discussed
  std::optional<std::size_t> comment_count;  ///< how many that page has; nothing: not known
  std::string external_url;                  ///< of the page that it is about
  Source source;
  std::vector<FeedElement> elements;  ///< of the setting `extra`
  Node objects;                       ///< likewise, of JSON Feed: a map or null
};

struct Article : ShownFacts {
  std::string path;  ///< below its folder, with '/', as the file system spells it: the tie breaker
  std::string file;  ///< the same file as it can be opened, and as messages name it
  std::optional<Instant> due;  ///< when it may be shown; nothing: when it is published
  std::optional<Instant> expires;
  std::vector<CategoryPath> categories;
  std::vector<std::string> tags;
  std::vector<GroupKey> groups;  ///< that have feeds, beside the site: article/groups.h
  IdOrigin id_origin = IdOrigin::kDerived;
  Fingerprint fingerprint;
  std::string picture;                                ///< absolute; empty: the body's first picture
  std::optional<std::string> excerpt_separator = {};  ///< of its own; empty: none
  std::vector<Episode> episode;  ///< one, if the first enclosure makes it one of a podcast
};

}  // namespace feedgen
