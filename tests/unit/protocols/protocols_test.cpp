#include "protocols/protocols.h"

#include <set>

#include "config/read_settings.h"
#include "protocols/index_now.h"
#include "unit/notify/outbox_world.h"

namespace feedgen {
namespace {

using namespace std::chrono_literals;

std::vector<Topic> first_feed(const PublicSite& site) {
  std::vector<Topic> topics = feed_topics(site);
  topics.resize(1);
  return topics;
}

// A protocol that no other file knows.
constexpr Protocol kOther{
    .word = "other", .setting = "", .topics = first_feed, .request = nullptr, .pause = 1min};

const std::string kRss = "https://example.org/feeds/rss.xml";
const std::string kAtom = "https://example.org/feeds/atom.xml";

PublicSite site() {
  PublicSite site{"https://example.org/", {}, {}};
  site.feeds = {{"https://example.org/feeds/a/rss.xml", {1}, {}, true, false},
                {kAtom, {2}, {}, false, true},
                {kRss, {3}, {}, true, true}};
  return site;
}

Settings all_settings() {
  const char* const kYaml =
      "title: A\n"
      "base_url: https://example.org/\n"
      "hubs: https://hub.example/\n"
      "notify:\n"
      "  xmlrpc: https://rpc.example/\n"
      "  rsscloud: https://cloud.example/ping\n"
      "  indexnow: {key: \"12345678\", endpoint: https://search.example/}\n";
  Settings settings;
  const Result<void> read = read_settings(kYaml, "feedgen.yaml", settings).and_then([&] {
    return complete_settings(settings);
  });
  REQUIRE(read);
  return settings;
}

}  // namespace

TEST_CASE("each protocol has a word of its own, and the settings name its targets") {
  std::set<std::string_view> words;
  for (const Protocol* protocol : protocols()) {
    INFO(protocol->word);
    CHECK(words.insert(protocol->word).second);
    CHECK(protocol->most_topics > 0);
    CHECK(find_protocol(protocol->word) == protocol);
    CHECK(protocol->setting.empty() == (protocol->read == nullptr));
    CHECK(addresses_of_targets(*protocol, Settings{}).empty());
    CHECK(addresses_of_targets(*protocol, all_settings()).size() == 1);
  }
  CHECK(words == std::set<std::string_view>{"websub", "xmlrpc", "rsscloud", "indexnow"});
}

TEST_CASE("each protocol's request goes to the target, with what it is about") {
  for (const Protocol* protocol : protocols()) {
    INFO(protocol->word);
    const std::string url = addresses_of_targets(*protocol, all_settings()).at(0);
    const std::vector<std::string> topics{kAtom};
    const PingRequest request = protocol->request(url, topics, site(), all_settings());
    CHECK(request.http.url == url);
    CHECK(request.http.method == HttpMethod::kPost);
    const bool is_of_site = protocol == &xml_rpc();
    CHECK((request.http.body.find("atom.xml") != std::string::npos) == !is_of_site);
    CHECK((request.http.body.find("<string>" + kRss) != std::string::npos) == is_of_site);
  }
}

TEST_CASE(
    "search engines are pinged about pages on the site's own host alone, and other targets about "
    "none") {
  for (const Protocol* protocol : protocols()) {
    INFO(protocol->word);
    CHECK((protocol->takes_page != nullptr) == (protocol == &index_now()));
  }
  CHECK(index_now().takes_page("https://example.org/a", all_settings()));
  CHECK_FALSE(index_now().takes_page("https://other.example/a", all_settings()));
  CHECK_FALSE(index_now().takes_page("https://example.org/a", Settings{}));
}

TEST_CASE("a protocol is its row: one that no other file knows is not taken for another") {
  OutboxWorld world({{&kOther, "https://other.example/"}});
  world.site = site();
  REQUIRE(world.look().size() == 1);
  CHECK(world.look()[0].topic == "https://example.org/feeds/a/rss.xml");
  world.record(world.look()[0], {Outcome::kAccepted, ""}, 1000);
  world.open({{&kOther, "https://other.example/"}});
  CHECK(world.look()[0].state == NoticeState::kAccepted);
  CHECK(world.outbox->record(0).not_before == second(1060));
  world.open({{&websub(), "https://other.example/"}});
  CHECK(world.look()[0].state == NoticeState::kDue);
}

TEST_CASE("a target is shown without the password that its address holds") {
  CHECK(shown_target({&xml_rpc(), "https://me:secret@a.example/b@c"}) ==
        "xmlrpc https://…@a.example/b@c");
  CHECK(shown_target({&websub(), "https://a.example:8080/b@c?d@e"}) ==
        "websub https://a.example:8080/b@c?d@e");
}

TEST_CASE("keys of IndexNow have 8 to 128 letters, digits and hyphens") {
  CHECK(is_index_now_key("abcDEF-9"));
  CHECK(is_index_now_key(std::string(128, 'a')));
  CHECK_FALSE(is_index_now_key("abcDEF9"));
  CHECK_FALSE(is_index_now_key(std::string(129, 'a')));
  CHECK_FALSE(is_index_now_key("abcdefgh_"));
}

}  // namespace feedgen
