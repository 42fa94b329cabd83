// What targets can be pinged about: the feeds of a site, the site as a whole, its pages.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "value/fingerprint.h"

namespace feedgen {

/// A feed that has an address.
struct PublicFeed {
  std::string url;  ///< byte for byte what the feed says of itself
  Digest bytes{};   ///< of the file
  Digest found{};   ///< as PublishedFeed has it
  bool is_rss = false;
  bool is_of_site = false;  ///< and not of a category
};

/// The page of an article that has changed.
struct ChangedPage {
  std::string url;
  std::int64_t change = 0;  ///< which of its changes: after a later one it is due again
};

/// A site as readers and search engines see it.
struct PublicSite {
  std::string url;
  std::vector<PublicFeed> feeds;  ///< in an order that depends only on what is published
  std::vector<ChangedPage> pages;
};

enum class TopicKind {
  kFeed,
  kSite,
  kPage,  ///< of an article; all pages have one record together at each target
};

/// One thing that a target can be pinged about, as it is published.
struct Topic {
  TopicKind kind = TopicKind::kFeed;
  std::string url;
  Digest wanted{};          ///< of the content that a target is to know; not of pages
  Digest found{};           ///< of the content that a target is taken to know before its first ping
  std::int64_t change = 0;  ///< of a page: as ChangedPage has it
};

/// Each address once.
std::vector<Topic> feed_topics(const PublicSite& site);
std::vector<Topic> rss_feed_topics(const PublicSite& site);

/// The site, which has changed when any of its feeds has; nothing where it has none.
std::vector<Topic> site_topic(const PublicSite& site);

/// The pages that have changed.
std::vector<Topic> page_topics(const PublicSite& site);

}  // namespace feedgen
