#include "notify/protocols.h"

#include <set>

#include "outbox_world.h"

namespace feedgen {
namespace {

using namespace std::chrono_literals;

std::vector<Topic> first_feed(const PublicSite& site) {
  std::vector<Topic> topics = feed_topics(site);
  topics.resize(1);
  return topics;
}

// A protocol that no other file knows.
constexpr Protocol kOther{.word = "other",
                          .setting = "other",
                          .targets = nullptr,
                          .topics = first_feed,
                          .request = nullptr,
                          .pause = 1min};

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
  Settings settings;
  settings.title = "A";
  settings.base_url = "https://example.org/";
  settings.hubs = {"https://hub.example/"};
  settings.notify.xml_rpc = {"https://rpc.example/"};
  settings.notify.rss_cloud.emplace().ping = "https://cloud.example/ping";
  settings.notify.index_now = {"https://search.example/", "example.org", "12345678",
                               "https://example.org/12345678.txt"};
  return settings;
}

}  // namespace

TEST_CASE("each protocol has a word of its own, and the settings name its targets") {
  std::set<std::string_view> words;
  for (const Protocol* protocol : protocols()) {
    INFO(protocol->word);
    CHECK(words.insert(protocol->word).second);
    CHECK(protocol->most_topics > 0);
    CHECK(protocol->targets(Settings{}).empty());
    CHECK(protocol->targets(all_settings()).size() == 1);
  }
  CHECK(words == std::set<std::string_view>{"websub", "xmlrpc", "rsscloud", "indexnow"});
}

TEST_CASE("each protocol's request goes to the target, with what it is told of") {
  for (const Protocol* protocol : protocols()) {
    INFO(protocol->word);
    const std::string url = protocol->targets(all_settings()).at(0);
    const std::vector<std::string> topics{kAtom};
    const PingRequest request = protocol->request(url, topics, site(), all_settings());
    CHECK(request.http.url == url);
    CHECK(request.http.method == HttpMethod::kPost);
    const bool is_of_site = protocol == &kXmlRpc;
    CHECK((request.http.body.find("atom.xml") != std::string::npos) == !is_of_site);
    CHECK((request.http.body.find("<string>" + kRss) != std::string::npos) == is_of_site);
  }
}

TEST_CASE(
    "search engines are told of pages on the site's own host alone, and other targets of none") {
  for (const Protocol* protocol : protocols()) {
    INFO(protocol->word);
    CHECK((protocol->takes_page != nullptr) == (protocol == &kIndexNow));
  }
  CHECK(kIndexNow.takes_page("https://example.org/a", all_settings()));
  CHECK_FALSE(kIndexNow.takes_page("https://other.example/a", all_settings()));
  CHECK_FALSE(kIndexNow.takes_page("https://example.org/a", Settings{}));
}

TEST_CASE("a protocol is its row: what nobody else knows is taken for none of the others") {
  OutboxWorld world({{&kOther, "https://other.example/"}});
  world.site = site();
  REQUIRE(world.look().size() == 1);
  CHECK(world.look()[0].topic == "https://example.org/feeds/a/rss.xml");
  world.record(world.look()[0], {Outcome::kAccepted, ""}, 1000);
  world.open({{&kOther, "https://other.example/"}});
  CHECK(world.look()[0].state == NoticeState::kAccepted);
  CHECK(world.outbox->record(0).not_before == second(1060));
  world.open({{&kWebSub, "https://other.example/"}});
  CHECK(world.look()[0].state == NoticeState::kDue);
}

}  // namespace feedgen
