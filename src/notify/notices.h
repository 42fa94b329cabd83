// What there is to tell, found by comparing what is published with what every target knows.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "notify/outbox.h"
#include "notify/topics.h"
#include "value/fingerprint.h"

namespace feedgen {

enum class NoticeState {
  kAccepted,  ///< the target knows it, or it is no news
  kDue,
  kGivenUp,  ///< it is not told of what is published now
};

struct Notice {
  std::size_t target = 0;  ///< index of Outbox::targets()
  TopicKind kind = TopicKind::kFeed;
  std::string topic;  ///< its address
  Digest wanted{};    ///< what the target is to know; not of pages
  NoticeState state = NoticeState::kDue;
  NoticeRecord record;      ///< of a page: what all of them have in common
  std::int64_t change = 0;  ///< of a page
  bool is_ready = false;    ///< in reports: is_ready(), when they were written
  bool is_missing =
      false;  ///< its file was not the one that was published: a build is to come first
};

/// For each target, the topics of its protocol.
std::vector<Notice> notices_of(const PublicSite& site, const Outbox& outbox);

/// Whether `at` is still to be waited for. Nobody is left alone for longer than a day: what is
/// further away was written by a clock that went wrong.
bool is_ahead(Instant at, Instant now);

/// Whether the time for the next try has come.
bool is_ready(const Notice& notice, const Outbox& outbox, Instant now);

/// The earliest time at which something that is due may be told; nothing where nothing is due but
/// what is missing.
std::optional<Instant> next_try(const std::vector<Notice>& notices, const Outbox& outbox);

/// The topic under which Outbox keeps what all pages have in common.
inline constexpr const char* kAllPages = "";

/// Takes out of `outbox` what is no topic any more. To be called after a change of the feeds.
void forget_other_topics(const std::vector<Notice>& notices, Outbox& outbox);

}  // namespace feedgen
