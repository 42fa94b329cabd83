#include <vector>

#include "feed/formats.h"
#include "read_xml.h"
#include "sample_feed.h"
#include "support/catch.h"
#include "text/xml_text.h"

using namespace feedgen;

namespace {

using Values = std::vector<std::string>;

const std::string kFeed = "/a:feed";
const std::string kEntry = kFeed + "/a:entry[1]";
const std::string kSecondEntry = kFeed + "/a:entry[2]";

std::string atom_of(const Entry& entry) {
  Feed feed = empty_feed();
  feed.entries = {&entry};
  return format_of_word("atom")->write(feed);
}

std::string as_html(const std::string& text) {
  std::string html;
  append_escaped_text(text, html);
  return html;
}

}  // namespace

TEST_CASE("an Atom feed carries the feed's facts") {
  const SampleFeed sample;
  const Feed& feed = sample.feed;
  const std::string atom = format_of_word("atom")->write(feed);
  CHECK(value(atom, kFeed + "/a:id") == feed.self_url);
  CHECK(value(atom, kFeed + "/a:title[@type='html']") == as_html(feed.title));
  CHECK(value(atom, kFeed + "/a:subtitle[@type='html']") == as_html(feed.description));
  CHECK(value(atom, kFeed + "/a:link[@rel='alternate'][@type='text/html']/@href") == feed.home_url);
  CHECK(value(atom, kFeed + "/a:link[@rel='self'][@type='application/atom+xml']/@href") ==
        feed.self_url);
  CHECK(select(atom, kFeed + "/a:link[@rel='hub']/@href") == feed.hubs);
  CHECK(value(atom, kFeed + "/a:updated") == "2021-07-10T14:01:16Z");
  CHECK(value(atom, kFeed + "/a:author/a:name") == "Jane (Editor) Doe");
  CHECK(value(atom, kFeed + "/a:author/a:uri") == feed.authors[0].uri);
  CHECK(value(atom, kFeed + "/a:author/a:email") == "jane@example.org");
  CHECK(value(atom, kFeed + "/a:rights[@type='html']") == as_html(feed.rights));
  CHECK(value(atom, kFeed + "/a:icon") == feed.icon.url);
  CHECK(value(atom, kFeed + "/a:logo") == feed.logo.url);
  CHECK(value(atom, kFeed + "/a:generator[@version!='']") == "feedgen");
  CHECK(value(atom, kFeed + "/@xml:lang") == "en");
}

TEST_CASE("an Atom entry carries the entry's facts") {
  const SampleFeed sample;
  const Entry& entry = sample.full;
  const std::string atom = format_of_word("atom")->write(sample.feed);
  CHECK(value(atom, kEntry + "/a:id") == entry.id);
  CHECK(value(atom, kEntry + "/a:title[@type='html']") == as_html(entry.title));
  CHECK(value(atom, kEntry + "/a:link[@rel='alternate'][@type='text/html']/@href") == entry.url);
  CHECK(value(atom, kEntry + "/a:published") == "2021-07-10T13:01:16Z");
  CHECK(value(atom, kEntry + "/a:updated") == "2021-07-10T14:01:16Z");
  CHECK(select(atom, kEntry + "/a:author/a:name") == Values{"趣头条", "jane.doe"});
  CHECK(select(atom, kEntry + "/a:author/a:uri") == Values{entry.authors[0].uri});
  CHECK(select(atom, kEntry + "/a:author/a:email") == Values{"jane.doe@example.org"});
  CHECK(value(atom, kEntry + "/@xml:lang") == "zh-CN");
  CHECK(select(atom, kEntry + "/a:category/@term") == Values{"News", "News/A&B", "tag"});
  CHECK(select(atom, kEntry + "/a:category/@label") == Values{"News", "A&B", "tag"});
  const std::string enclosure = kEntry + "/a:link[@rel='enclosure'][@type='audio/mpeg']";
  CHECK(value(atom, enclosure + "/@href") == entry.enclosures.front().url);
  CHECK(value(atom, enclosure + "/@length") == "5000000000");
  CHECK(value(atom, kEntry + "/media:content[@medium='image']/@url") == entry.picture.url);
  CHECK(value(atom, kEntry + "/media:thumbnail/@url") == entry.picture.url);
  CHECK(value(atom, kEntry + "/a:summary[@type='html']") == as_html(entry.summary));
  CHECK(value(atom, kEntry + "/a:content[@type='html']") == entry.html);
}

TEST_CASE("an Atom entry has no elements for facts that the entry has not") {
  const SampleFeed sample;
  const std::string atom = format_of_word("atom")->write(sample.feed);
  const Values names = select(atom, kSecondEntry + "/*");
  CHECK(names.size() == 5);  // id, title, published, updated, and the content in place of a link
  CHECK(value(atom, kSecondEntry + "/a:content[@type='text']").empty());
}

TEST_CASE("an Atom entry has content or a link") {
  Entry entry;
  entry.id = "urn:x:1";
  entry.summary = "a < b";
  CHECK(value(atom_of(entry), kEntry + "/a:content[@type='html']") == "a &lt; b");
  CHECK(select(atom_of(entry), kEntry + "/a:summary").empty());
  entry.url = "https://example.org/1";
  CHECK(select(atom_of(entry), kEntry + "/a:content").empty());
  CHECK(value(atom_of(entry), kEntry + "/a:summary[@type='html']") == "a &lt; b");
}

TEST_CASE("an Atom feed is its own author unless somebody is") {
  Feed feed = empty_feed();
  feed.title = "The Feed";
  CHECK(value(format_of_word("atom")->write(feed), kFeed + "/a:author/a:name") == "The Feed");

  Entry with_author;
  with_author.id = "urn:x:1";
  with_author.authors = {{"A", "", ""}};
  feed.entries = {&with_author};
  CHECK(select(format_of_word("atom")->write(feed), kFeed + "/a:author").empty());

  Entry without = with_author;
  without.authors = {{"", "", ""}};
  feed.entries = {&with_author, &without};
  CHECK(value(format_of_word("atom")->write(feed), kFeed + "/a:author/a:name") == "The Feed");

  feed.authors = {{"B", "", ""}};
  CHECK(value(format_of_word("atom")->write(feed), kFeed + "/a:author/a:name") == "B");
}

TEST_CASE("Atom has what it requires when the feed says nothing") {
  const std::string atom = format_of_word("atom")->write(empty_feed());
  CHECK(value(atom, kFeed + "/a:id") == empty_feed().id);
  CHECK(value(atom, kFeed + "/a:title") == empty_feed().id);
  CHECK(value(atom, kFeed + "/a:updated") == "1970-01-01T00:00:00Z");
  CHECK(value(atom, kFeed + "/a:author/a:name") == empty_feed().id);
  CHECK(select(atom, kFeed + "/*").size() == 5);  // and generator
  CHECK(atom.find("xmlns:") == std::string::npos);
}

TEST_CASE("an Atom id that is no IRI becomes one") {
  Entry entry;
  entry.id = "17";
  const std::string id = value(atom_of(entry), kEntry + "/a:id");
  CHECK(id.substr(0, 9) == "urn:uuid:");
  entry.id = "18";
  CHECK(value(atom_of(entry), kEntry + "/a:id") != id);
  entry.id = "tag:example.org,2021:17";
  CHECK(value(atom_of(entry), kEntry + "/a:id") == entry.id);
}

TEST_CASE("an Atom enclosure of unknown length has none") {
  Entry entry;
  entry.id = "urn:x:1";
  entry.enclosures = {{"https://example.org/e", "audio/mpeg", 0, 0}};
  CHECK(select(atom_of(entry), kEntry + "/a:link[@rel='enclosure']").size() == 1);
  CHECK(select(atom_of(entry), kEntry + "/a:link/@length").empty());
}
