#include "cli/editions.h"

#include "support/catch.h"

namespace feedgen {
namespace {

FeedReport feed_at(const char* path) {
  FeedReport feed;
  feed.path = path;
  feed.is_main = true;
  return feed;
}

Diagnostic warning(const char* problem, unsigned line) {
  return {Severity::kWarning, Message{problem, {}, Place{"hugo.toml", line}}};
}

TargetReport target_with(const char* topic) {
  TargetReport target;
  target.target.url = "https://hub.example/";
  Notice notice;
  notice.topic = topic;
  target.notices.push_back(notice);
  return target;
}

}  // namespace

TEST_CASE("what two editions did is one report") {
  Report report;
  report.read = 3;
  report.drafts = 1;
  report.feeds = {feed_at("index.xml")};
  report.kept_back = {{"draft", 1}};
  report.times = {{"scan", std::chrono::microseconds(5)}};
  report.diagnostics = {warning("no such key", 4)};
  Report french;
  french.read = 2;
  french.feeds = {feed_at("fr/index.xml")};
  french.kept_back = {{"private", 3}, {"draft", 1}};
  french.times = {{"scan", std::chrono::microseconds(2)}, {"read", std::chrono::microseconds(1)}};
  french.refusal = "it would remove every feed";
  french.diagnostics = {warning("no such key", 4),
                        warning("no such key", 9),
                        {Severity::kNote, Message{"title: \"Port\"", {}, {}}}};
  append(std::move(french), report);
  CHECK(report.read == 5);
  CHECK(report.drafts == 1);
  REQUIRE(report.feeds.size() == 2);
  CHECK(report.feeds[0].is_main);
  CHECK_FALSE(report.feeds[1].is_main);
  using Counts = std::vector<std::pair<std::string, std::size_t>>;
  CHECK(report.kept_back == Counts{{"private", 3}, {"draft", 2}});
  REQUIRE(report.times.size() == 2);
  CHECK(report.times[0].time == std::chrono::microseconds(7));
  CHECK(report.refusal == "it would remove every feed");
  REQUIRE(report.diagnostics.size() == 2);
  CHECK(report.diagnostics[1].message.place.line == 9);
}

TEST_CASE("pings of one target about two editions stand together") {
  PingReport report;
  report.sent = 1;
  report.targets = {target_with("https://a.example/index.xml")};
  PingReport french;
  french.sent = 2;
  french.targets = {target_with("https://a.example/fr/index.xml"), target_with("x")};
  french.targets.back().target.url = "https://other.example/";
  append(std::move(french), report);
  CHECK(report.sent == 3);
  REQUIRE(report.targets.size() == 2);
  CHECK(report.targets[0].notices.size() == 2);
}

}  // namespace feedgen
