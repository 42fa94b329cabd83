// What there is to tell, found by comparing what is published with what every target knows.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "notify/changed_addresses.h"
#include "notify/outbox.h"
#include "value/fingerprint.h"
#include "value/notify_target.h"

namespace feedgen {

/// A feed that has an address.
struct PublicFeed {
  std::string url;  ///< byte for byte what the feed says of itself
  Digest bytes{};   ///< of the file
  Digest found{};   ///< as PublishedFeed has it
  bool is_rss = false;
};

/// All that may be told of a site.
struct PublicSite {
  std::string url;
  std::vector<PublicFeed> feeds;  ///< in an order that depends only on what is published
  std::vector<ChangedAddress> addresses;
};

enum class NoticeState {
  kAccepted,  ///< the target knows it, or it is no news
  kDue,
  kGivenUp,  ///< it is not told of what is published now
};

struct Notice {
  std::size_t target = 0;  ///< index of Outbox::targets()
  std::string topic;       ///< address of a feed, of the site or of an article
  Digest wanted{};         ///< what the target is to know; not of articles
  NoticeState state = NoticeState::kDue;
  NoticeRecord record;      ///< of an article's address: what all of them have in common
  std::int64_t change = 0;  ///< of an article's address
  bool is_ready = false;    ///< in reports: is_ready(), when they were written
  bool is_missing =
      false;  ///< its file was not the one that was published: a build is to come first
};

/// For each target: hubs are told of feeds, clouds of RSS feeds, services that take XML-RPC of the
/// site as a whole, search engines of articles. A topic that two feeds have is told once.
std::vector<Notice> notices_of(const PublicSite& site, const Outbox& outbox);

/// Whether `at` is still to be waited for. Nobody is left alone for longer than a day: what is
/// further away was written by a clock that went wrong.
bool is_ahead(Instant at, Instant now);

/// Whether the time for the next try has come.
bool is_ready(const Notice& notice, const Outbox& outbox, Instant now);

/// The earliest time at which something that is due may be told; nothing where nothing is due but
/// what is missing.
std::optional<Instant> next_try(const std::vector<Notice>& notices, const Outbox& outbox);

/// The topic under which Outbox keeps what the addresses of articles have in common.
inline constexpr const char* kAllArticles = "";

/// Takes out of `outbox` what is no topic any more. To be called after a change of the feeds.
void forget_other_topics(const std::vector<Notice>& notices, Outbox& outbox);

}  // namespace feedgen
