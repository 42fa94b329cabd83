#include "notify/due.h"

#include "outbox_world.h"

namespace feedgen {
namespace {

const std::string kRss = "https://example.org/feeds/rss.xml";
const std::string kAtom = "https://example.org/feeds/atom.xml";

std::vector<std::string> due(const std::vector<Notice>& notices) {
  std::vector<std::string> topics;
  for (const Notice& notice : notices) {
    if (notice.state == NoticeState::kDue) topics.push_back(notice.topic);
  }
  return topics;
}

TEST_CASE("what a target is pinged about depends on its protocol") {
  OutboxWorld world({kHub, kService, kCloud, kSearch});
  CHECK(world.look().empty());
  world.site.feeds = {{kAtom, {1}, {}, false}, {kRss, {2}, {}, true}, {kRss, {2}, {}, true}};
  world.pages->add("https://example.org/a", 1);
  std::vector<std::string> topics;
  for (const Notice& notice : world.look()) {
    CHECK(notice.state == NoticeState::kDue);
    topics.push_back(std::to_string(notice.target) + ' ' + notice.topic);
  }
  CHECK(topics == std::vector<std::string>{"0 " + kAtom, "0 " + kRss, "1 https://example.org/",
                                           "2 " + kRss, "3 https://example.org/a"});
}

TEST_CASE("what was accepted is due again when something else is published, and only then") {
  OutboxWorld world({kHub});
  world.site.feeds = {{kAtom, {1}, {}, false}, {kRss, {1}, {}, true}};
  world.record(world.look().at(0), {Outcome::kAccepted, "202"}, 100);
  CHECK(due(world.look()) == std::vector{kRss});
  world.open({kHub});
  CHECK(due(world.look()) == std::vector{kRss});
  world.site.feeds[0].bytes = {2};
  CHECK(due(world.look()) == std::vector{kAtom, kRss});
  world.site.feeds[0].bytes = {1};
  CHECK(due(world.look()) == std::vector{kRss});
}

TEST_CASE("feeds that were there before feedgen are no news until they change") {
  OutboxWorld world({kHub, kService});
  world.site.feeds = {{kAtom, {1}, {1}, false}};
  CHECK(due(world.look()).empty());
  world.site.feeds[0].bytes = {2};
  CHECK(due(world.look()) == std::vector<std::string>{kAtom, "https://example.org/"});
}

TEST_CASE("a service is pinged about the site when any of its feeds has changed") {
  OutboxWorld world({kService});
  world.site.feeds = {{kAtom, {1}, {}, false}, {kRss, {1}, {}, true}};
  world.record(world.look().at(0), {Outcome::kAccepted, "thanks"}, 100);
  CHECK(due(world.look()).empty());
  world.site.feeds[1].bytes = {3};
  const std::vector<Notice> notices = world.look();
  REQUIRE(due(notices) == std::vector<std::string>{"https://example.org/"});
  CHECK_FALSE(is_ready(notices[0], *world.outbox, second(399)));
  CHECK(is_ready(notices[0], *world.outbox, second(400)));
  CHECK(next_try(notices, *world.outbox) == second(400));
}

TEST_CASE("a clock that was ahead makes no target wait for years") {
  OutboxWorld world({kService});
  world.site.feeds = {{kAtom, {1}, {}, false}};
  world.record(world.look().at(0), {Outcome::kAccepted, "thanks"}, 2'000'000'000);
  world.site.feeds[0].bytes = {2};
  CHECK(is_ready(world.look().at(0), *world.outbox, second(1'800'000'000)));
  CHECK_FALSE(is_ready(world.look().at(0), *world.outbox, second(2'000'000'000)));
}

TEST_CASE("targets and topics that are no more leave nothing behind, of this folder alone") {
  OutboxWorld world({kHub, kCloud});
  world.site.feeds = {{kAtom, {1}, {}, false}, {kRss, {1}, {}, true}};
  for (const Notice& notice : world.look()) world.record(notice, {Outcome::kAccepted, ""}, 1);
  Outbox other(*world.session, 2, {kHub});
  other.put(0, "https://example.org/other/rss.xml", {});
  world.open({kHub});
  world.outbox->forget_other_targets();
  world.site.feeds.pop_back();
  forget_other_topics(world.look(), *world.outbox);
  CHECK(world.outbox->topics(0).size() == 1);
  const auto rows = [&](const char* sql) {
    return world.session->number(world.session->statement(sql));
  };
  CHECK(rows("SELECT count(*) FROM targets") == 2);
  CHECK(rows("SELECT count(*) FROM notices") == 2);
  CHECK(Outbox(*world.session, 2, {kHub}).topics(0).size() == 1);
}

TEST_CASE("an address that changes while a ping is sent is due again") {
  OutboxWorld world({kSearch});
  world.site.feeds = {};
  world.pages->add("https://example.org/a", 1);
  world.pages->add("https://example.org/b", 2);
  const std::vector<Notice> notices = world.look();
  world.pages->add("https://example.org/a", 1);
  for (const Notice& notice : notices) world.record(notice, {Outcome::kAccepted, "200"}, 1);
  CHECK(due(world.look()) == std::vector<std::string>{"https://example.org/a"});
}

}  // namespace
}  // namespace feedgen
