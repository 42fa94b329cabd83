// The source: what one article says of itself, in feedgen's own terms. No body: bodies are read
// again, later, and only for the articles that stand in some feed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "time/instant.h"
#include "value/diagnostic.h"
#include "value/enclosure.h"
#include "value/fingerprint.h"
#include "value/podcast.h"

namespace feedgen {

/// From the outermost level to the innermost; never empty. Names are NFC and free of controls.
using CategoryPath = std::vector<std::string>;

struct Person {
  std::string name;
  std::string email;
  std::string uri;

  bool operator==(const Person&) const = default;
};

/// The most categories, tags or authors that one article may have. Each category is a folder of
/// feeds: no single article may make thousands of them.
inline constexpr std::size_t kMostOfAKind = 100;

/// Whether the author wrote an article's id, or it follows from its address or path.
enum class IdOrigin { kDerived, kGiven };

struct Article {
  std::string path;   ///< below its folder, with '/', as the file system spells it: the tie breaker
  std::string file;   ///< the same file as it can be opened, and as messages name it
  std::string title;  ///< plain text, character references decoded
  Instant published{};
  Instant updated{};           ///< never before `published`
  std::optional<Instant> due;  ///< when it may be shown; nothing: when it is published
  std::optional<Instant> expires;
  std::vector<CategoryPath> categories;
  std::vector<std::string> tags;
  std::vector<Person> authors;
  std::string url;  ///< absolute and percent-encoded; empty when no address is known
  std::string id;   ///< never empty; a permalink is an id that equals `url`
  IdOrigin id_origin = IdOrigin::kDerived;
  Fingerprint fingerprint;
  std::string language;  ///< BCP 47; empty: the site's
  std::string summary;   ///< plain text as the author wrote it; empty: taken from the body
  std::string picture;   ///< absolute; empty: the body's first picture
  std::vector<Enclosure> enclosures;  ///< the most important one first
  std::vector<Episode> episode;       ///< one, if the first enclosure makes it one of a podcast
};

/// Why an article stands in no feed without anything being wrong with it.
enum class Hidden {
  kNo,
  kDraft,
  kHidden,
  kExpired,
  kFuture,
  kNoArticle,  ///< a text file that does not claim to be one
};

}  // namespace feedgen
