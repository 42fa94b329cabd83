// Tables in memory, and the notices that follow from them.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "notify/changed_pages.h"
#include "notify/due.h"
#include "notify/outbox.h"
#include "notify/record.h"
#include "state/schema.h"
#include "support/catch.h"
#include "support/ping_requests.h"

namespace feedgen {

inline Instant second(long long seconds) { return Instant{std::chrono::seconds{seconds}}; }

inline const NotifyTarget kHub{&websub(), "https://hub.example/"};
inline const NotifyTarget kService{&xml_rpc(), "https://rpc.example/"};
inline const NotifyTarget kCloud{&rss_cloud(), "https://cloud.example/ping"};
inline const NotifyTarget kSearch{&index_now(), "https://search.example/"};

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
    pages = std::make_unique<ChangedPages>(*session);
  }

  std::vector<Notice> look() {
    site.pages = pages->all();
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
    return {*outbox, *pages, [] { return 0.5; }};
  }

  PublicSite site{"https://example.org/", {}, {}};
  std::unique_ptr<Session> session;
  std::unique_ptr<Outbox> outbox;
  std::unique_ptr<ChangedPages> pages;

 private:
  Database database_;
};

}  // namespace feedgen
