// Tables in memory, and what is told out of them.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "notify/changed_addresses.h"
#include "notify/index_now.h"
#include "notify/notices.h"
#include "notify/outbox.h"
#include "notify/record.h"
#include "notify/rss_cloud.h"
#include "notify/websub.h"
#include "notify/xml_rpc_ping.h"
#include "state/schema.h"
#include "support/catch.h"

namespace feedgen {

inline Instant second(long long seconds) { return Instant{std::chrono::seconds{seconds}}; }

inline const NotifyTarget kHub{&kWebSub, "https://hub.example/"};
inline const NotifyTarget kService{&kXmlRpc, "https://rpc.example/"};
inline const NotifyTarget kCloud{&kRssCloud, "https://cloud.example/ping"};
inline const NotifyTarget kSearch{&kIndexNow, "https://search.example/"};

class OutboxWorld {
 public:
  explicit OutboxWorld(std::vector<NotifyTarget> targets)
      : database_(std::move(*Database::in_memory())) {
    REQUIRE(database_.run(kStateSchema));
    open(std::move(targets));
  }
  OutboxWorld(const OutboxWorld&) = delete;
  OutboxWorld& operator=(const OutboxWorld&) = delete;

  /// As the next run finds it.
  void open(std::vector<NotifyTarget> targets) {
    session = std::make_unique<Session>(database_);
    outbox = std::make_unique<Outbox>(*session, 1, std::move(targets));
    addresses = std::make_unique<ChangedAddresses>(*session);
  }

  std::vector<Notice> look() {
    site.addresses = addresses->all();
    REQUIRE_FALSE(session->failure());
    return notices_of(site, *outbox);
  }

  /// Has the notice be answered at that second.
  Notice record(Notice notice, const PingAnswer& ping_answer, long long now) {
    Notice* const one = &notice;
    recorder().record({&one, 1}, ping_answer, second(now));
    return notice;
  }

  /// Half of every time that backoff() could take.
  Recorder recorder() {
    return {*outbox, *addresses, [] { return 0.5; }};
  }

  PublicSite site{"https://example.org/", {}, {}};
  std::unique_ptr<Session> session;
  std::unique_ptr<Outbox> outbox;
  std::unique_ptr<ChangedAddresses> addresses;

 private:
  Database database_;
};

}  // namespace feedgen
