#include "feed/feed_links.h"

#include "feed/formats.h"
#include "support/catch.h"

namespace feedgen {
namespace {

FeedReport feed_of(GroupKey group, const char* format, std::string url) {
  FeedReport feed;
  feed.group = std::move(group);
  feed.format = format_of_word(format);
  feed.path = "x";
  feed.url = std::move(url);
  return feed;
}

const GroupKey kGerman{std::string(kLanguageFamily), {"de"}};

}  // namespace

TEST_CASE("a link is written with what it has, and its texts can't end it") {
  const FeedLink link{"application/rss+xml", "A \"b\" <c> & d", "https://x.org/?a=1&b", "de"};
  CHECK(link_tag(link, {}) ==
        "<link rel=\"alternate\" type=\"application/rss+xml\" hreflang=\"de\" "
        "title=\"A &quot;b&quot; &lt;c&gt; &amp; d\" href=\"https://x.org/?a=1&amp;b\">");
  const FeedLink plain{"t", "海港", "https://x.org/", ""};
  CHECK(link_tag(plain, {.is_marked = true}) ==
        "<link rel=\"alternate\" type=\"t\" title=\"海港\" href=\"https://x.org/\" data-feedgen>");
  CHECK(link_tag(plain, {.is_marked = true, .is_xml = true, .is_ascii = true}) ==
        "<link rel=\"alternate\" type=\"t\" title=\"&#x6D77;&#x6E2F;\" href=\"https://x.org/\" "
        "data-feedgen=\"\" />");
}

TEST_CASE("types of feeds are known, whatever their case and parameters") {
  CHECK(is_feed_type("application/rss+xml"));
  CHECK(is_feed_type(" Application/ATOM+xml; charset=utf-8"));
  CHECK(is_feed_type("application/feed+json"));
  CHECK(is_feed_type("application/rdf+xml"));
  CHECK_FALSE(is_feed_type("application/json+oembed"));
  CHECK_FALSE(is_feed_type("text/html"));
  CHECK_FALSE(is_feed_type(""));
}

TEST_CASE("the feed that readers have known comes first, then the order of formats") {
  Settings settings;
  settings.title = "Harbour";
  std::vector<FeedReport> feeds{feed_of({}, "rss", "https://x.org/rss.xml"),
                                feed_of({}, "atom", "https://x.org/atom.xml"),
                                feed_of({}, "json", "https://x.org/feed.json"),
                                feed_of(kGerman, "atom", "https://x.org/de.xml")};
  feeds[1].is_main = true;
  const std::vector<FeedLink> site = links_of(site_group(feeds), feeds, settings);
  REQUIRE(site.size() == 3);
  CHECK(site[0].title == "Harbour (Atom)");
  CHECK(site[1].title == "Harbour (RSS)");
  CHECK(site[2].title == "Harbour (JSON)");
  const std::vector<FeedLink> german = links_of(kGerman, feeds, settings);
  REQUIRE(german.size() == 1);
  CHECK(german[0] == FeedLink{"application/atom+xml", "Harbour: de", "https://x.org/de.xml", "de"});
}

TEST_CASE("copies and feeds without an address are not linked to") {
  std::vector<FeedReport> feeds{feed_of({}, "rss", "https://x.org/rss.xml"),
                                feed_of({}, "rss", "https://x.org/rss.xml"),
                                feed_of({}, "atom", "")};
  feeds[1].is_copy = true;
  CHECK(links_of({}, feeds, {}).size() == 1);
}

}  // namespace feedgen
