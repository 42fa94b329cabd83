#include "notify/round.h"

#include <optional>

#include "notify/ping_report.h"
#include "state/schema.h"
#include "support/catch.h"
#include "support/ping_requests.h"
#include "support/temporary_folder.h"

namespace feedgen {
namespace {

using namespace std::chrono_literals;

const NotifyTarget kOneHub{&websub(), "https://hub.example/"};
constexpr Instant kNow{1'000'000s};

Settings with_hub() {
  Settings settings;
  settings.base_url = "https://example.org/";
  settings.hubs = {kOneHub.url};
  return settings;
}

// The state of a site with one feed, in a file that another connection may hold.
class HeldState {
 public:
  HeldState() {
    REQUIRE(database_.run(kStateSchema));
    Session session(database_);
    PublishedFeeds feeds(session, "feeds");
    feeds.set_made_by(1, 1);
    feeds.put("rss.xml", {"https://example.org/rss.xml", {1}, {2}, {}, FileStamp{}, "rss", true});
    REQUIRE_FALSE(session.failure());
    state.emplace(database_, "feeds", settings_, nullptr);
    REQUIRE(state->notices.size() == 1);
    due = {&state->notices.front()};
  }

  void hold() { REQUIRE(other_.run("BEGIN IMMEDIATE")); }

  void finish(std::chrono::seconds give_up_after) {
    Recorder recorder(state->outbox, state->pages, [] { return 0.5; });
    feedgen::finish(round, due, *state, recorder, kNow, give_up_after);
    report_round(report, round, *state);
  }

  std::optional<PingState> state;
  std::vector<Notice*> due;
  Round round;
  PingReport report;

 private:
  Database open() {
    return std::move(*Database::open(folder_ / "state.db", Database::Access::kWrite, 0ms));
  }

  TemporaryFolder folder_;
  Settings settings_ = with_hub();
  Database database_ = open();
  Database other_ = open();
};

TEST_CASE("the end of a round in which no target failed needs no state") {
  HeldState world;
  world.due.front()->state = NoticeState::kAccepted;
  world.round.accepting = {0};
  world.hold();
  world.finish(24h);
  CHECK_FALSE(world.state->session.failure());
  CHECK(world.report.diagnostics.empty());
  CHECK_FALSE(world.report.has_failed);
}

TEST_CASE("where it can't be recorded that a target fails, its answers are not said to be lost") {
  HeldState world;
  world.round.failing = {0};
  world.due.front()->record.failing_since = kNow - 25h;
  world.hold();
  world.finish(24h);
  CHECK(world.due.front()->state == NoticeState::kDue);
  CHECK(world.round.given_up.empty());
  CHECK(world.report.has_failed);
  REQUIRE(world.report.diagnostics.size() == 1);
  CHECK(world.report.diagnostics[0].message.problem ==
        "all answers are recorded, but not that targets fail: a build holds the state");
}

TEST_CASE("after answers were lost nothing is given up") {
  HeldState world;
  world.round.failing = {0};
  world.round.has_lost_answers = true;
  world.due.front()->record.failing_since = kNow - 25h;
  world.state->session.fail({DatabaseFault::kNoLocks, "the file system refuses locks", "mend it"});
  world.finish(24h);
  CHECK(world.due.front()->state == NoticeState::kDue);
  REQUIRE(world.report.diagnostics.size() == 1);
  CHECK(world.report.diagnostics[0].message ==
        Message{"the answers to pings can't be recorded: the file system refuses locks",
                "mend it; some pings may be sent again",
                {}});
}

}  // namespace
}  // namespace feedgen
