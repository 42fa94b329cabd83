#include "config/notify_settings.h"

#include "config/read_settings.h"
#include "protocols/index_now.h"
#include "protocols/protocols.h"
#include "support/catch.h"

namespace feedgen {
namespace {

Result<Settings> read(const std::string& yaml) {
  Settings settings;
  return read_settings(yaml, "feedgen.yaml", settings)
      .and_then([&] { return complete_settings(settings); })
      .map([&] { return settings; });
}

NotifyRules rules(const std::string& members) {
  const Result<Settings> settings =
      read("base_url: https://example.org/blog/\nnotify:\n" + members);
  INFO((settings ? "" : settings.error().message.problem));
  REQUIRE(settings.has_value());
  return settings->notify;
}

Message mistake(const std::string& yaml) {
  const Result<Settings> settings = read(yaml);
  REQUIRE_FALSE(settings.has_value());
  return settings.error().message;
}

std::vector<std::string> targets(const NotifyRules& rules, std::string_view protocol) {
  const auto found = rules.protocols.find(protocol);
  return found == rules.protocols.end() ? std::vector<std::string>() : found->second.targets;
}

IndexNowSite index_now(const std::string& members) {
  Settings settings;
  settings.notify = rules(members);
  REQUIRE(index_now_site(settings) != nullptr);
  return *index_now_site(settings);
}

TEST_CASE("without the setting only hubs are pinged") {
  const NotifyRules none = rules("");
  CHECK(none.protocols.empty());
  CHECK_FALSE(none.cloud.has_value());
  CHECK(none.moment == NotifyMoment::kPublished);
  CHECK(none.give_up_after == std::chrono::days{3});
  CHECK_FALSE(none.private_addresses);
}

TEST_CASE("services that take XML-RPC are named alone or in a list, each once") {
  CHECK(targets(rules("  xmlrpc: http://RPC.example\n"), "xmlrpc") ==
        std::vector<std::string>{"http://rpc.example/"});
  const NotifyRules three =
      rules("  xmlrpc: [https://a.example/x, https://b.example/, https://a.example/x]\n");
  CHECK(targets(three, "xmlrpc") ==
        std::vector<std::string>{"https://a.example/x", "https://b.example/"});
}

TEST_CASE("subscribers register where a cloud takes pings") {
  const NotifyRules one = rules("  rsscloud: http://rpc.rsscloud.example:5337/ping\n");
  CHECK(targets(one, "rsscloud") ==
        std::vector<std::string>{"http://rpc.rsscloud.example:5337/ping"});
  CHECK(one.cloud == Cloud{"rpc.rsscloud.example", 5337, "/pleaseNotify"});
  const NotifyRules own =
      rules("  rsscloud: {ping: \"https://c.example/a/ping?x\", register: /r/me}\n");
  CHECK(own.cloud == Cloud{"c.example", 443, "/r/me"});
  CHECK(rules("  rsscloud: http://[::1]/ping\n").cloud == Cloud{"[::1]", 80, "/pleaseNotify"});
  CHECK(rules("  rsscloud: http://[::1]:8/c/ping\n").cloud == Cloud{"[::1]", 8, "/c/pleaseNotify"});
}

TEST_CASE("IndexNow's key lies at the root of the site's host unless it is said where") {
  const std::string key = "  indexnow: 0123456789abcdef\n";
  const IndexNowSite one = index_now(key);
  CHECK(one.host == "example.org");
  CHECK(one.key == "0123456789abcdef");
  CHECK(one.key_location == "https://example.org/0123456789abcdef.txt");
  CHECK(targets(rules(key), "indexnow") ==
        std::vector<std::string>{"https://api.indexnow.org/indexnow"});
  const std::string own =
      "  indexnow: {key: A-key-of-mine, key_location: key.txt, endpoint: https://s.example/}\n";
  CHECK(index_now(own).key_location == "https://example.org/blog/key.txt");
  CHECK(targets(rules(own), "indexnow") == std::vector<std::string>{"https://s.example/"});
}

TEST_CASE("the moment, the patience and the reach are said in words") {
  const NotifyRules all = rules("  when: live\n  give_up_after: 36h\n  private_addresses: yes\n");
  CHECK(all.moment == NotifyMoment::kLive);
  CHECK(all.give_up_after == std::chrono::hours{36});
  CHECK(all.private_addresses);
}

TEST_CASE("mistakes in notify are shown with their line and what to write") {
  const std::string site = "base_url: https://example.org/\n";
  const Message typo = mistake(site + "notify:\n  when: live\n  xmlrcp: https://a.example/\n");
  CHECK(typo.problem == "notify: \"xmlrcp\" is not known here");
  CHECK(typo.remedy.find("xmlrpc") != std::string::npos);
  const Message wrong = mistake(site + "notify:\n  when: live\n  xmlrpc: ftp://a.example/\n");
  CHECK(wrong.problem == "notify: xmlrpc: \"ftp://a.example/\" is no web address");
  CHECK(wrong.place.line == 4);
  CHECK(mistake(site + "notify: https://a.example/\n").problem == "notify: a map is expected here");
  CHECK(mistake(site + "notify: {indexnow: short}\n").problem ==
        "notify: indexnow: \"short\" is no key");
  CHECK(mistake(site + "notify: {indexnow: {endpoint: https://a.example/}}\n").problem ==
        "notify: indexnow: there is no key");
  CHECK(mistake(site + "notify: {rsscloud: {register: /a}}\n").problem ==
        "notify: rsscloud: the cloud has no address");
  CHECK(mistake(site + "notify: {rsscloud: {ping: \"https://a.example/\", register: \"a b\"}}\n")
            .problem == "notify: rsscloud: register: \"a b\" is no path");
  CHECK(mistake("notify: {xmlrpc: https://a.example/}\n").problem ==
        "notify: xmlrpc needs the address of the site");
  CHECK(mistake("notify: {indexnow: 0123456789abcdef}\n").problem ==
        "notify: indexnow needs the address of the site");
  const std::string other =
      "notify: {indexnow: {key: 0123456789, key_location: https://b.example/k}}\n";
  CHECK(mistake(site + other).problem ==
        "notify: indexnow: key_location: \"https://b.example/k\" is no address of this site");
}

TEST_CASE("a hub's address, which stands in every feed, holds no password") {
  CHECK(mistake("hubs: [https://a.example/, \"https://me:secret@b.example/\"]\n").problem ==
        "hubs: an address holds a user's name or password");
}

TEST_CASE("what only the whole tells is said with the place of the setting") {
  CHECK(mistake("title: T\nhubs: hub\n").place == Place{"feedgen.yaml", 2, 1});
  CHECK(mistake("title: T\n\nnotify: {xmlrpc: https://a.example/}\n").place ==
        Place{"feedgen.yaml", 3, 1});
}

TEST_CASE("times are a number and its unit") {
  using std::chrono::seconds;
  CHECK(read_time_span("45s") == seconds{45});
  CHECK(read_time_span("30m") == seconds{1800});
  CHECK(read_time_span("366d") == std::chrono::days{366});
  for (const char* wrong :
       {"", "3", "d", "0d", "-1d", "1.5h", "3 d", "3w", "367d", "99999999999999999999s"}) {
    INFO(wrong);
    CHECK_FALSE(read_time_span(wrong).has_value());
  }
}

}  // namespace
}  // namespace feedgen
