// Which pings are due: the published feeds and pages are compared with those that each target has
// accepted.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "notify/outbox.h"
#include "protocols/topics.h"
#include "publish/published_feeds.h"
#include "value/fingerprint.h"
#include "value/settings.h"

namespace feedgen {

enum class News;
struct Run;

enum class NoticeState {
  kAccepted,  ///< the target knows what is published
  kDue,
  kGivenUp,  ///< the target is not pinged about what is published now
};

/// A target, and a topic that it can be pinged about.
struct Notice {
  std::size_t target = 0;  ///< index of Outbox::targets()
  TopicKind kind = TopicKind::kFeed;
  std::string topic;  ///< its address
  Digest wanted{};    ///< what the target is to know; not of pages
  NoticeState state = NoticeState::kDue;
  NoticeRecord record;        ///< of a page: what all of them have in common
  std::int64_t change = 0;    ///< of a page
  bool is_ready = false;      ///< in reports: is_ready(), when they were written
  bool is_elsewhere = false;  ///< another builder is sending pings to its target
  bool is_missing = false;  ///< a file of it is not the one that was published: a build has to come
};

/// For each target, the topics of its protocol.
std::vector<Notice> notices_of(const PublicSite& site, const Outbox& outbox);

/// Whether `at` lies in the future. No wait is longer than a day: a time that is further away was
/// written by a clock that was wrong.
bool is_ahead(Instant at, Instant now);

/// Whether it is due and the time for the next try has come.
bool is_ready(const Notice& notice, const Outbox& outbox, Instant now);

/// All that are ready.
std::vector<Notice*> due_now(std::vector<Notice>& notices, const Outbox& outbox, Instant now);

/// The earliest time at which a notice that is due may be sent; nothing where only missing ones are
/// due.
std::optional<Instant> next_try(const std::vector<Notice>& notices, const Outbox& outbox);

/// The topic of Outbox for the record that all pages share.
inline constexpr const char* kAllPages = "";

/// Removes the records of topics that `notices` do not have. To be called after a change of the
/// feeds.
void forget_other_topics(const std::vector<Notice>& notices, Outbox& outbox);

/// The published feeds with their addresses, and the changed pages, as protocols get them. Pages
/// that no target is pinged about are left out: they are in the state because of earlier settings.
PublicSite public_site(const PublishedFeeds& feeds, const Settings& settings,
                       std::vector<ChangedPage> pages);

/// After a build: counts the due pings in the report. If the build has news, removes the records of
/// targets and topics that exist no longer.
void record_due(News news, const PublishedFeeds& published, Run& run);

}  // namespace feedgen
