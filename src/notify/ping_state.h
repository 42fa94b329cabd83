// What the state says at the beginning of a round of pings.
#pragma once

#include <string>
#include <vector>

#include "notify/changed_pages.h"
#include "notify/due.h"
#include "notify/outbox.h"
#include "publish/published_feeds.h"
#include "system/database.h"
#include "system/session.h"
#include "value/settings.h"

namespace feedgen {

/// How long a ping waits for the state: the longest of all builds holds it no longer.
inline constexpr std::chrono::milliseconds kStatePatience = std::chrono::minutes{5};

struct PingState {
  /// `output` is as output_from_home() has it. A failure is session.failure().
  PingState(Database& opened, const std::string& output, const Settings& settings);

  Database& database;
  Session session;
  PublishedFeeds feeds;
  Outbox outbox;
  ChangedPages pages;
  PublicSite site;
  std::vector<Notice> notices;
};

/// Removes the records of targets and topics that are no more, and shows, where a ping is about to
/// be sent, that answers can be recorded. False: no ping is to be sent.
bool prepare_to_send(PingState& state, Instant now);

}  // namespace feedgen
