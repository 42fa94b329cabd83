#include "notify/record.h"

#include "outbox_world.h"

namespace feedgen {
namespace {

using namespace std::chrono_literals;

struct Feeds : OutboxWorld {
  explicit Feeds(const NotifyTarget& target) : OutboxWorld({target}) {
    site.feeds = {{"https://example.org/rss.xml", {1}, {}, true},
                  {"https://example.org/a/rss.xml", {2}, {}, true}};
  }
};

TEST_CASE("a failure is tried again later and later, and forgotten by a success") {
  Feeds world(kHub);
  Notice notice = world.record(world.look().at(0), {Outcome::kRetry, "answered 500"}, 1000);
  CHECK(notice.state == NoticeState::kDue);
  CHECK(notice.record.attempts == 1);
  CHECK(notice.record.next_try == second(1030));
  CHECK(notice.record.failing_since == second(1000));
  notice = world.record(world.look().at(0), {Outcome::kRetry, "answered 502"}, 1100);
  CHECK(notice.record.attempts == 2);
  CHECK(notice.record.next_try == second(1160));
  CHECK(notice.record.failing_since == second(1000));
  CHECK(notice.record.answer == "answered 502");
  notice = world.record(world.look().at(0), {Outcome::kAccepted, "202"}, 1200);
  CHECK(notice.state == NoticeState::kAccepted);
  CHECK(notice.record.attempts == 0);
  CHECK(world.outbox->record(0) == TargetRecord{});
}

TEST_CASE("the time that a target asks for is its own") {
  Feeds world(kHub);
  PingAnswer ping_answer{Outcome::kRetry, "answered 429", 90s};
  CHECK(world.record(world.look().at(0), ping_answer, 1000).record.next_try == second(1090));
  world.record(world.look().at(1), {Outcome::kPostponed, "not tried", 90s}, 1000);
  CHECK(world.outbox->record(0).not_before == second(1090));
  CHECK(world.look().at(1).record.attempts == 0);
  CHECK_FALSE(is_ready(world.look().at(1), *world.outbox, second(1089)));
}

TEST_CASE("a target that asks for a pause has it for all its pings") {
  Feeds world(kHub);
  world.record(world.look().at(0), {Outcome::kRetry, "answered 429", 3600s}, 1000);
  CHECK_FALSE(is_ready(world.look().at(1), *world.outbox, second(4599)));
  // The answer to what was under way by then.
  world.record(world.look().at(1), {Outcome::kAccepted, "202"}, 1001);
  world.site.feeds[1].bytes = {7};
  CHECK_FALSE(is_ready(world.look().at(1), *world.outbox, second(4599)));
  CHECK(is_ready(world.look().at(1), *world.outbox, second(4600)));
  world.record(world.look().at(1), {Outcome::kAccepted, "202"}, 4600);
  CHECK(world.outbox->record(0) == TargetRecord{});
}

TEST_CASE("tried anew, nothing waits but what a target has asked for") {
  Feeds world(kHub);
  world.record(world.look().at(0), {Outcome::kRetry, "answered 500"}, 1000);
  world.record(world.look().at(1), {Outcome::kRefused, "answered 400"}, 1000);
  world.recorder().note_failed_round(0);
  world.recorder().pause(0, second(1000));
  CHECK_FALSE(is_ready(world.look().at(0), *world.outbox, second(1001)));
  CHECK(world.look().at(1).state == NoticeState::kGivenUp);
  std::vector<Notice> notices = world.look();
  world.recorder().try_anew(notices);
  CHECK(notices.at(1).state == NoticeState::kDue);
  for (const Notice& notice : world.look()) {
    CHECK(notice.state == NoticeState::kDue);
    CHECK(notice.record.attempts == 0);
    CHECK(is_ready(notice, *world.outbox, second(1001)));
  }
  world.record(world.look().at(0), {Outcome::kRetry, "answered 503", 600s}, 1001);
  notices = world.look();
  world.recorder().try_anew(notices);
  CHECK_FALSE(is_ready(world.look().at(0), *world.outbox, second(1600)));
  CHECK(is_ready(world.look().at(0), *world.outbox, second(1601)));
}

TEST_CASE("tried anew, what was accepted stays accepted and what is gone stays gone") {
  Feeds world(kHub);
  world.record(world.look().at(0), {Outcome::kAccepted, "202"}, 1000);
  world.record(world.look().at(1), {Outcome::kGone, "answered 410"}, 1000);
  std::vector<Notice> notices = world.look();
  world.recorder().try_anew(notices);
  CHECK(world.look().at(0).state == NoticeState::kAccepted);
  CHECK(world.look().at(1).state == NoticeState::kGivenUp);
}

TEST_CASE("a pause that a clock which was ahead has written gives way to the next") {
  Feeds world(kHub);
  world.record(world.look().at(0), {Outcome::kRetry, "answered 429", 60s}, 2'000'000'000);
  world.record(world.look().at(0), {Outcome::kRetry, "answered 500"}, 1'800'000'000);
  CHECK_FALSE(is_ready(world.look().at(0), *world.outbox, second(1'800'000'001)));
  world.recorder().note_failed_round(0);
  world.recorder().pause(0, second(1'800'000'000));
  CHECK(world.outbox->record(0).not_before == second(1'800'000'030));
}

TEST_CASE("what failed may have arrived: going back to what was accepted is due, too") {
  Feeds world(kHub);
  world.record(world.look().at(0), {Outcome::kAccepted, ""}, 1000);
  world.site.feeds[0].bytes = {9};
  world.record(world.look().at(0), {Outcome::kRetry, "broke off"}, 1100);
  world.site.feeds[0].bytes = {1};
  CHECK(world.look().at(0).state == NoticeState::kDue);
}

TEST_CASE("what is refused is not due again until it is something else") {
  Feeds world(kHub);
  const Notice refused =
      world.record(world.look().at(0), {Outcome::kRefused, "answered 400"}, 1000);
  CHECK(refused.state == NoticeState::kGivenUp);
  CHECK(world.look().at(0).state == NoticeState::kGivenUp);
  CHECK(world.look().at(0).record.answer == "answered 400");
  world.site.feeds[0].bytes = {7};
  CHECK(world.look().at(0).state == NoticeState::kDue);
}

TEST_CASE("a target that is gone is not pinged any more") {
  Feeds world(kHub);
  world.record(world.look().at(0), {Outcome::kGone, "answered 410"}, 1000);
  world.open({kHub});
  CHECK(world.outbox->record(0).is_gone);
  for (const Notice& notice : world.look()) CHECK(notice.state == NoticeState::kGivenUp);
  world.site.feeds[0].bytes = {7};
  CHECK(world.look().at(0).state == NoticeState::kGivenUp);
}

TEST_CASE("what fails for long is given up, tried or not") {
  Feeds world(kHub);
  world.record(world.look().at(0), {Outcome::kRetry, "can't be reached"}, 1000);
  std::vector<Notice> notices = world.look();
  std::vector<Notice*> all{&notices[0], &notices[1]};
  CHECK(world.recorder().old_ones(all, second(1000 + 3599), 1h).empty());
  CHECK(world.recorder().old_ones(all, second(1000 + 3600), 1h) == all);
  for (Notice* notice : all) world.recorder().give_up(*notice);
  for (const Notice& notice : world.look()) CHECK(notice.state == NoticeState::kGivenUp);
  world.site.feeds[1].bytes = {7};
  CHECK(world.look().at(1).state == NoticeState::kDue);
}

TEST_CASE("a target that takes other notices has one given up by itself") {
  Feeds world(kHub);
  world.record(world.look().at(0), {Outcome::kRetry, "answered 500"}, 1000);
  world.record(world.look().at(1), {Outcome::kAccepted, ""}, 2000);
  std::vector<Notice> notices = world.look();
  std::vector<Notice*> all{&notices[0], &notices[1]};
  CHECK(world.recorder().old_ones(all, second(4600), 1h) == std::vector<Notice*>{&notices[0]});
}

TEST_CASE("a target that fails round after round is left alone for longer and longer") {
  Feeds world(kHub);
  world.recorder().note_failed_round(0);
  world.recorder().pause(0, second(1000));
  CHECK(world.outbox->record(0).not_before == second(1030));
  world.recorder().note_failed_round(0);
  world.recorder().pause(0, second(2000));
  CHECK(world.outbox->record(0).not_before == second(2060));
  CHECK(next_try(world.look(), *world.outbox) == second(2060));
}

TEST_CASE("articles in one request fail, and are refused, together") {
  Feeds world(kSearch);
  world.pages->add("https://example.org/a", 1);
  world.pages->add("https://example.org/b", 2);
  std::vector<Notice> notices = world.look();
  std::vector<Notice*> all{&notices[0], &notices[1]};
  world.recorder().record(all, {Outcome::kRetry, "answered 500"}, second(1000));
  for (const Notice& notice : world.look()) {
    CHECK(notice.record.attempts == 1);
    CHECK(notice.record.next_try == second(1030));
  }
  notices = world.look();
  all = {&notices[0], &notices[1]};
  world.recorder().record(all, {Outcome::kRefused, "answered 403"}, second(2000));
  CHECK(notices[1].state == NoticeState::kGivenUp);
  CHECK(world.look().empty());
  world.pages->add("https://example.org/a", 1);
  CHECK(is_ready(world.look().at(0), *world.outbox, second(2000)));
}

TEST_CASE("targets that fail are not pinged for longer and longer, up to a part of six hours") {
  CHECK(backoff(1, 0.5) == 30s);
  CHECK(backoff(2, 0.5) == 60s);
  CHECK(backoff(3, 0.25) == 60s);
  CHECK(backoff(9, 0.5) == 7680s);
  CHECK(backoff(10, 0.5) == 3h);
  CHECK(backoff(1'000'000'000, 0.999999) == 6h - 1s);
  for (int attempts = -1; attempts < 100; ++attempts) CHECK(backoff(attempts, 0) == 1s);
}

}  // namespace
}  // namespace feedgen
