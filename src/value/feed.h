// What a feed says, before it becomes RSS, Atom or JSON. A Feed is complete: the writers of formats
// add no facts, look nothing up and know no articles.
//
// Every text in here is UTF-8. Every address is absolute and percent-encoded. An empty text means
// that there is no such thing, and the element is left out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "time/instant.h"
#include "time/zone.h"
#include "value/article.h"
#include "value/group.h"
#include "value/notify_rules.h"
#include "value/own_elements.h"
#include "value/page_look.h"
#include "value/picture.h"
#include "value/refresh.h"

namespace feedgen {

/// One level of a category path, or a tag.
struct Label {
  std::string term;  ///< unique in the site: "A/B" for the level B below A, or the tag
  std::string name;  ///< what people read: "B"

  bool operator==(const Label&) const = default;
};

/// `url` equals `id` for a permalink id; `summary` may be the beginning of the body.
struct Entry : ShownFacts {
  std::vector<Label> labels;  ///< each once: category levels from the outside in, then tags
  std::string html;           ///< the whole body; empty when feeds carry summaries only
  Picture picture;
  std::optional<Episode> episode;  ///< where the feed is a podcast
};

/// A file of one feed.
struct FeedAddress {
  std::string path;  ///< below the output folder
  std::string url;   ///< empty where it is not known
  std::string type;  ///< media type
};

/// One feed of a list of feeds, in all its formats that people subscribe to.
struct ListedFeed {
  GroupKey group;
  std::size_t articles = 0;
  std::vector<FeedAddress> files;
  std::string page;  ///< path of its page below the output folder; empty: it has none
};

/// Where the other entries of a feed are (RFC 5005). Addresses; empty: there is none.
struct ArchiveLinks {
  std::string current;  ///< the feed, in a document of its archive; empty: this is the feed
  std::string older;    ///< the document before this one; in the feed the newest
  std::string newer;    ///< the document after this one
};

/// The feed of another language, in the same format.
struct LanguageFeed {
  std::string language;  ///< BCP 47
  std::string url;

  bool operator==(const LanguageFeed&) const = default;
};

struct Feed {
  std::string title;
  std::string site_title;  ///< of the whole site, also in a category's feed
  std::string description;
  std::string home_url;    ///< the page that the feed is about
  std::string id;          ///< Atom's id when the feed has no address of its own; never empty
  std::string self_url;    ///< where this very file is served
  std::string path;        ///< of this very file, below the output folder
  std::string stylesheet;  ///< its path, likewise; empty: browsers show the feed without
  std::string feed_list;   ///< likewise, of the list of all feeds (OPML)
  std::string site_page;   ///< likewise, of the page of the whole site
  GroupKey group;          ///< whose feed it is
  const PageLook* look = nullptr;  ///< owned by the caller; null: pages are as feedgen makes them
  Zone timezone;                   ///< of the site: its clocks say which day it was
  std::string language;
  std::vector<LanguageFeed> languages;  ///< each language once
  std::string rights;
  Picture icon;              ///< square
  Picture logo;              ///< twice as wide as high
  Picture cover;             ///< wide
  std::string accent_color;  ///< six hexadecimal digits
  bool has_look = false;     ///< Feedly's elements have the pictures and the colour too
  std::optional<Refresh> refresh;
  std::vector<Person> authors;
  std::vector<std::string> hubs;   ///< in the order of preference
  std::optional<Cloud> cloud;      ///< for RSS
  Instant updated{};               ///< the newest change of an entry
  Instant published{};             ///< the newest publication of an entry
  std::optional<Podcast> podcast;  ///< some entry is an episode of it
  ArchiveLinks archive;
  std::vector<FeedElement> elements;  ///< of the setting `extra`
  Node objects;                       ///< likewise, of JSON Feed: a map or null
  std::vector<Namespace> namespaces;  ///< of its elements and the entries': those that feedgen
                                      ///< does not know (feed/namespaces.h)
  std::vector<const Entry*> entries;  ///< newest first; owned by the caller
  /// This feed and those of the categories below it, parents before their children; the site's has
  /// those of all other families too. Empty where the format is not made of it
  /// (FormatInputs::kFeeds).
  std::vector<ListedFeed> feeds;
  /// By family: how many groups it has beside those in `feeds`, which are the ones with the most
  /// articles. Only for pages, and where they would not show the others.
  std::map<std::string, std::size_t> left_out;
};

}  // namespace feedgen
