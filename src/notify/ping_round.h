// One round of pings: sends each ping that is due now once, and records the answers.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "notify/audience.h"
#include "notify/changed_addresses.h"
#include "notify/notices.h"
#include "notify/outbox.h"
#include "notify/ping_job.h"
#include "publish/published_feeds.h"
#include "system/session.h"
#include "value/diagnostic.h"

namespace feedgen {

/// What the state says at the beginning of a round.
struct Known {
  Known(Database& opened, const PingJob& job, FileSystem& files);

  Database& database;
  Session session;
  PublishedFeeds feeds;
  Outbox outbox;
  ChangedAddresses addresses;
  PublicSite site;
  std::vector<Notice> notices;
};

/// An address that serves something else than what was published, or nothing.
struct NotLive {
  std::string url;
  std::string answer;  ///< for people
};

struct RoundResult {
  std::size_t sent = 0;              ///< notices that were accepted
  std::vector<std::string> missing;  ///< feeds that are not as they were published
  std::vector<NotLive> not_live;
  Diagnostics diagnostics;
};

/// `known.notices` are as they are afterwards; a failure of the state is known.session's.
RoundResult ping_round(Known& known, const PingJob& job, FileSystem& files, HttpClient& client,
                       const PingWorld& world);

}  // namespace feedgen
