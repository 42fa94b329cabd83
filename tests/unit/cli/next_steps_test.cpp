#include "cli/next_steps.h"

#include "support/catch.h"

namespace feedgen {
namespace {

Report first_build(const std::string& base) {
  Report report;
  report.output = "public/feeds/";
  for (const char* name : {"feed.json", "rss.xml", "atom.xml"}) {
    FeedReport feed;
    feed.path = name;
    if (!base.empty()) feed.url = base + name;
    feed.state = FeedState::kNew;
    report.feeds.push_back(feed);
  }
  return report;
}

}  // namespace

TEST_CASE("after the first build: where the feeds are, and what to subscribe to") {
  CHECK(steps_after_build(first_build("https://a.example/feeds/")) ==
        std::vector<std::string>{"The feeds are in public/feeds/. Once that folder is on your "
                                 "server, subscribe to https://a.example/feeds/rss.xml"});
  CHECK(steps_after_build(first_build("")) ==
        std::vector<std::string>{"The feeds are in public/feeds/. To try one, open "
                                 "public/feeds/rss.xml in a feed reader."});
}

TEST_CASE("after the first build of a generator's site it is said that its settings were used") {
  Report report = first_build("");
  report.settings.push_back({"title", "T", SettingOrigin::Kind::kGenerator, "Hexo", {}});
  report.settings.push_back({"limit", "3", SettingOrigin::Kind::kOption, "--limit", {}});
  CHECK(steps_after_build(report).at(0) ==
        "Hexo site found: 1 setting comes from its configuration; -v lists them");
  CHECK(steps_after_build(report).size() == 2);
}

TEST_CASE("a later build says where the feeds are, if it changed one, was no dry run, and worked") {
  Report later = first_build("");
  for (FeedReport& feed : later.feeds) feed.state = FeedState::kReplaced;
  CHECK(steps_after_build(later) ==
        std::vector<std::string>{"The feeds are in public/feeds/; the site's is "
                                 "public/feeds/rss.xml"});
  for (FeedReport& feed : later.feeds) feed.state = FeedState::kUnchanged;
  CHECK(steps_after_build(later).empty());
  Report dry = first_build("");
  dry.dry_run = true;
  CHECK(steps_after_build(dry).empty());
  Report failed = first_build("");
  for (FeedReport& feed : failed.feeds) feed.state = FeedState::kFailed;
  CHECK(steps_after_build(failed).empty());
  CHECK(steps_after_build(Report{}).empty());
}

}  // namespace feedgen
