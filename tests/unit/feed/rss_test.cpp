#include <cstdint>
#include <vector>

#include "feed/formats.h"
#include "read_xml.h"
#include "sample_feed.h"
#include "support/catch.h"

using namespace feedgen;

namespace {

using Values = std::vector<std::string>;

const std::string kChannel = "/rss[@version='2.0']/channel";
const std::string kItem = kChannel + "/item[1]";
const std::string kSecondItem = kChannel + "/item[2]";

// The document of a feed with this entry only.
std::string rss_of(const Entry& entry) {
  Feed feed = empty_feed();
  feed.entries = {&entry};
  return format_of_word("rss")->write(feed);
}

}  // namespace

TEST_CASE("an RSS channel carries the feed's facts") {
  const SampleFeed sample;
  const Feed& feed = sample.feed;
  const std::string rss = format_of_word("rss")->write(feed);
  CHECK(value(rss, kChannel + "/title") == feed.title);
  CHECK(value(rss, kChannel + "/link") == feed.home_url);
  CHECK(value(rss, kChannel + "/description") == feed.description);
  CHECK(value(rss, kChannel + "/language") == "en");
  CHECK(value(rss, kChannel + "/copyright") == feed.rights);
  CHECK(value(rss, kChannel + "/managingEditor") == "jane@example.org (Jane [Editor] Doe)");
  CHECK(value(rss, kChannel + "/pubDate") == "Sat, 10 Jul 2021 13:01:16 GMT");
  CHECK(value(rss, kChannel + "/lastBuildDate") == "Sat, 10 Jul 2021 14:01:16 GMT");
  CHECK(value(rss, kChannel + "/generator").substr(0, 8) == "feedgen ");
  CHECK(value(rss, kChannel + "/docs") == "https://www.rssboard.org/rss-specification");
  CHECK(value(rss, kChannel + "/a:link[@rel='self'][@type='application/rss+xml']/@href") ==
        feed.self_url);
  CHECK(select(rss, kChannel + "/a:link[@rel='hub']/@href") == feed.hubs);
}

TEST_CASE("an RSS image is the icon, else the logo, with the channel's title and link") {
  SampleFeed sample;
  std::string rss = format_of_word("rss")->write(sample.feed);
  CHECK(value(rss, kChannel + "/image/url") == sample.feed.icon.url);
  CHECK(value(rss, kChannel + "/image/title") == sample.feed.title);
  CHECK(value(rss, kChannel + "/image/link") == sample.feed.home_url);
  sample.feed.icon = {};
  CHECK(value(format_of_word("rss")->write(sample.feed), kChannel + "/image/url") ==
        sample.feed.logo.url);
  sample.feed.logo = {};
  CHECK(select(format_of_word("rss")->write(sample.feed), kChannel + "/image").empty());
}

TEST_CASE("an RSS image's sizes stay in RSS's bounds, in proportion") {
  struct Sizes {
    std::uint32_t width, height;
    Values shown;
  };
  for (const Sizes& sizes : {Sizes{96, 96, {"96", "96"}}, Sizes{512, 512, {"144", "144"}},
                             Sizes{300, 100, {"144", "48"}}, Sizes{100, 500, {"80", "400"}},
                             Sizes{1000, 1, {"144", "1"}}, Sizes{0, 0, {}}}) {
    SampleFeed sample;
    sample.feed.icon.width = sizes.width;
    sample.feed.icon.height = sizes.height;
    const std::string rss = format_of_word("rss")->write(sample.feed);
    CAPTURE(sizes.width, sizes.height);
    CHECK(select(rss, kChannel + "/image/*[self::width or self::height]") == sizes.shown);
  }
}

TEST_CASE("an RSS image is GIF, JPEG or PNG") {
  SampleFeed sample;
  for (const char* type : {"image/svg+xml", "image/x-icon", "image/webp"}) {
    sample.feed.icon.type = type;
    CHECK(value(format_of_word("rss")->write(sample.feed), kChannel + "/image/url") ==
          sample.feed.logo.url);
  }
  sample.feed.icon = {"https://example.org/favicon.ICO?v=1", "", 0, 0, 0};
  const std::string rss = format_of_word("rss")->write(sample.feed);
  CHECK(value(rss, kChannel + "/image/url") == sample.feed.logo.url);
  CHECK(value(rss, kChannel + "/a:icon") == sample.feed.icon.url);
}

TEST_CASE("RSS and Atom say how often to look for news, and how the site looks in Feedly") {
  SampleFeed sample;
  Feed& feed = sample.feed;
  feed.refresh = Refresh{30, "hourly", 2};
  feed.cover.url = "https://example.org/cover.jpg?a&b";
  feed.accent_color = "2A6FDB";
  feed.has_look = true;
  for (const char* word : {"rss", "atom"}) {
    const std::string document = format_of_word(word)->write(feed);
    CAPTURE(word);
    CHECK(value(document, "/*//sy:updatePeriod") == "hourly");
    CHECK(value(document, "/*//sy:updateFrequency") == "2");
    CHECK(value(document, "/*//webfeeds:icon") == feed.icon.url);
    CHECK(value(document, "/*//webfeeds:logo") == feed.logo.url);
    CHECK(value(document, "/*//webfeeds:cover/@image") == feed.cover.url);
    CHECK(value(document, "/*//webfeeds:accentColor") == "2A6FDB");
  }
  CHECK(value(format_of_word("rss")->write(feed), kChannel + "/ttl") == "30");
  feed.refresh = Refresh{0, "monthly", 1};
  const std::string monthly = format_of_word("rss")->write(feed);
  CHECK(select(monthly, kChannel + "/ttl").empty());
  CHECK(value(monthly, kChannel + "/sy:updatePeriod") == "monthly");
  feed.refresh = Refresh{2880, "", 0};
  const std::string days = format_of_word("rss")->write(feed);
  CHECK(value(days, kChannel + "/ttl") == "2880");
  CHECK(days.find("sy:") == std::string::npos);
}

TEST_CASE("RSS and Atom say where an entry is discussed, what it is about and where it is from") {
  SampleFeed sample;
  sample.full.comments = "https://talk.example/1?a&b";
  sample.full.external_url = "https://other.example/page";
  sample.full.source = {"https://first.example/", "First & foremost"};
  const std::string rss = format_of_word("rss")->write(sample.feed);
  CHECK(value(rss, kItem + "/comments") == "https://talk.example/1?a&b");
  CHECK(value(rss, kItem + "/a:link[@rel='related']/@href") == "https://other.example/page");
  CHECK(value(rss, kItem + "/source[@url='https://first.example/']") == "First & foremost");
  CHECK(select(rss, kSecondItem + "/source").empty());
  const std::string atom = format_of_word("atom")->write(sample.feed);
  const std::string links = "/a:feed/a:entry[1]/a:link";
  CHECK(value(atom, links + "[@rel='replies']/@href") == "https://talk.example/1?a&b");
  CHECK(value(atom, links + "[@rel='related']/@href") == "https://other.example/page");
  CHECK(value(atom, links + "[@rel='via'][@title='First & foremost']/@href") ==
        "https://first.example/");
}

TEST_CASE("an RSS item carries the entry's facts") {
  const SampleFeed sample;
  const Entry& entry = sample.full;
  const std::string rss = format_of_word("rss")->write(sample.feed);
  CHECK(value(rss, kItem + "/title") == entry.title);
  CHECK(value(rss, kItem + "/link") == entry.url);
  CHECK(value(rss, kItem + "/guid[@isPermaLink='true']") == entry.id);
  CHECK(value(rss, kItem + "/pubDate") == "Sat, 10 Jul 2021 13:01:16 GMT");
  CHECK(value(rss, kItem + "/a:updated") == "2021-07-10T14:01:16Z");
  CHECK(select(rss, kItem + "/dc:creator") == Values{"趣头条", "jane.doe"});
  CHECK(value(rss, kItem + "/dc:language") == "zh-CN");
  CHECK(select(rss, kItem + "/category") == Values{"News", "A&B", "tag"});
  CHECK(value(rss, kItem + "/enclosure/@url") == entry.enclosures.front().url);
  CHECK(value(rss, kItem + "/enclosure/@length") == "5000000000");
  CHECK(value(rss, kItem + "/enclosure/@type") == "audio/mpeg");
  CHECK(value(rss, kItem + "/media:content[@medium='image']/@url") == entry.picture.url);
  CHECK(value(rss, kItem + "/media:thumbnail/@url") == entry.picture.url);
  CHECK(value(rss, kItem + "/content:encoded") == entry.html);
}

TEST_CASE("a plain summary is escaped twice in an RSS description") {
  const SampleFeed sample;
  CHECK(value(format_of_word("rss")->write(sample.feed), kItem + "/description") ==
        "1 &lt; 2 &amp;&amp; &quot;x&quot; &amp;amp;");
}

TEST_CASE("an RSS item has no elements for facts that the entry has not") {
  const SampleFeed sample;
  const std::string rss = format_of_word("rss")->write(sample.feed);
  CHECK(select(rss, kSecondItem + "/*[not(self::title or self::guid or self::pubDate)]").empty());
  CHECK(value(rss, kSecondItem + "/guid/@isPermaLink") == "false");
}

TEST_CASE("an RSS guid is a permalink only if it is the web address") {
  Entry entry;
  entry.title = "T";
  entry.id = "https://example.org/1";
  entry.url = "https://example.org/one";
  CHECK(value(rss_of(entry), kItem + "/guid/@isPermaLink") == "false");
  entry.url = entry.id;
  CHECK(value(rss_of(entry), kItem + "/guid/@isPermaLink") == "true");
  entry.url = entry.id = "urn:x:1";
  CHECK(value(rss_of(entry), kItem + "/guid/@isPermaLink") == "false");
}

TEST_CASE("an RSS description stands before the text and is never empty") {
  Entry entry;
  entry.id = "1";
  entry.title = "a < b";
  entry.html = "<p>x</p>";
  CHECK(value(rss_of(entry), kItem + "/description[following-sibling::content:encoded]") ==
        "a &lt; b");
  entry.html.clear();
  CHECK(select(rss_of(entry), kItem + "/description").empty());
}

TEST_CASE("RSS names each category once") {
  Entry entry;
  entry.id = "1";
  entry.labels = {{"A/X", "X"}, {"B/X", "X"}, {"X", "X"}, {"Y", "Y"}};
  CHECK(select(rss_of(entry), kItem + "/category") == Values{"X", "Y"});
}

TEST_CASE("RSS has what it requires when the feed says nothing") {
  const std::string rss = format_of_word("rss")->write(empty_feed());
  CHECK(value(rss, kChannel + "/title") == empty_feed().id);
  CHECK(value(rss, kChannel + "/description") == empty_feed().id);
  CHECK(value(rss, kChannel + "/link") == "https://base-url-not-set.invalid/");
  CHECK(select(rss, kChannel + "/*").size() == 5);  // generator and docs
  CHECK(rss.find("xmlns") == std::string::npos);

  Feed feed = empty_feed();
  feed.title = "T";
  CHECK(value(format_of_word("rss")->write(feed), kChannel + "/description") == "T");
}

TEST_CASE("RSS declares the namespaces that the feed uses and no others") {
  const auto declares = [](const Entry& entry, const std::string& prefix) {
    return rss_of(entry).find("xmlns:" + prefix + "=") != std::string::npos;
  };
  Entry entry;
  entry.id = "1";
  for (const char* prefix : {"atom", "content", "dc", "media"}) CHECK(!declares(entry, prefix));
  entry.picture.url = "https://example.org/p";
  CHECK(declares(entry, "media"));
  CHECK(!declares(entry, "content"));
  entry.html = "x";
  CHECK(declares(entry, "content"));
  CHECK(!declares(entry, "dc"));
  entry.language = "de";
  CHECK(declares(entry, "dc"));
  CHECK(!declares(entry, "atom"));
  entry.updated = sample_instant();
  CHECK(declares(entry, "atom"));
}

TEST_CASE("an RSS enclosure has all three attributes even if little is known") {
  Entry entry;
  entry.id = "1";
  entry.enclosures = {{"https://example.org/e", "", 0, 0}};
  const std::string rss = rss_of(entry);
  CHECK(value(rss, kItem + "/enclosure/@length") == "0");
  CHECK(value(rss, kItem + "/enclosure/@type") == "application/octet-stream");
}

TEST_CASE("an RSS item without a title shows its address or id") {
  Entry entry;
  entry.id = "id";
  CHECK(value(rss_of(entry), kItem + "/title") == "id");
  entry.url = "https://example.org/1";
  CHECK(value(rss_of(entry), kItem + "/title") == entry.url);
}

TEST_CASE("RSS names an editor only with a mail address") {
  Feed feed = empty_feed();
  feed.authors = {{"A", "", ""}, {"B", "not an address", ""}};
  CHECK(select(format_of_word("rss")->write(feed), kChannel + "/managingEditor").empty());
  feed.authors.push_back({"", "c@example.org", ""});
  CHECK(value(format_of_word("rss")->write(feed), kChannel + "/managingEditor") ==
        "c@example.org (c)");
}
