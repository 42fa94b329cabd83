#include <nlohmann/json.hpp>

#include "feed/formats.h"
#include "sample_feed.h"
#include "support/catch.h"

using namespace feedgen;
using Json = nlohmann::json;

namespace {

Json json_of(const Feed& feed) { return Json::parse(format_of_word("json")->write(feed)); }

Json json_of(const Entry& entry) {
  Feed feed = empty_feed();
  feed.entries = {&entry};
  return json_of(feed).at("items").at(0);
}

}  // namespace

TEST_CASE("a JSON feed carries the feed's facts") {
  const SampleFeed sample;
  const Feed& feed = sample.feed;
  Json json = json_of(feed);
  json.erase("items");
  CHECK(json == Json({{"version", "https://jsonfeed.org/version/1.1"},
                      {"title", feed.title},
                      {"home_page_url", feed.home_url},
                      {"feed_url", feed.self_url},
                      {"description", feed.description},
                      {"icon", feed.icon.url},
                      {"favicon", feed.icon.url},
                      {"authors", Json::array({{{"name", "Jane (Editor) Doe"},
                                                {"url", feed.authors[0].uri}}})},
                      {"language", "en"},
                      {"hubs", Json::array({{{"type", "WebSub"}, {"url", feed.hubs[0]}},
                                            {{"type", "WebSub"}, {"url", feed.hubs[1]}}})}}));
}

TEST_CASE("a JSON item carries the entry's facts") {
  const SampleFeed sample;
  const Entry& entry = sample.full;
  CHECK(json_of(sample.feed).at("items").at(0) ==
        Json({{"id", entry.id},
              {"url", entry.url},
              {"title", entry.title},
              {"summary", entry.summary},
              {"image", entry.picture.url},
              {"date_published", "2021-07-10T13:01:16Z"},
              {"date_modified", "2021-07-10T14:01:16Z"},
              {"authors", Json::array({{{"name", "趣头条"}, {"url", entry.authors[0].uri}},
                                       {{"name", "jane.doe"}}})},
              {"tags", {"News", "A&B", "tag"}},
              {"language", "zh-CN"},
              {"attachments", Json::array({{{"url", entry.enclosures.front().url},
                                            {"mime_type", "audio/mpeg"},
                                            {"size_in_bytes", 5'000'000'000}}})},
              {"content_html", entry.html}}));
}

TEST_CASE("a JSON item has no keys for facts that the entry has not, but always a text") {
  const SampleFeed sample;
  CHECK(json_of(sample.bare) == Json({{"id", sample.bare.id},
                                      {"title", "Bare"},
                                      {"date_published", "2021-07-10T13:00:16Z"},
                                      {"date_modified", "2021-07-10T13:00:16Z"},
                                      {"content_text", ""}}));
}

TEST_CASE("a JSON item of a summary feed has the summary as its text") {
  Entry entry;
  entry.id = "1";
  entry.summary = "a < b";
  const Json item = json_of(entry);
  CHECK(item.at("content_text") == "a < b");
  CHECK(item.at("summary") == "a < b");
  CHECK(!item.contains("content_html"));
}

TEST_CASE("a JSON feed has what it requires when the feed says nothing") {
  CHECK(json_of(empty_feed()) == Json({{"version", "https://jsonfeed.org/version/1.1"},
                                       {"title", empty_feed().id},
                                       {"items", Json::array()}}));
}

TEST_CASE("a JSON attachment of unknown length has none") {
  Entry entry;
  entry.id = "1";
  entry.enclosures = {{"https://example.org/e", "", 0, 0}};
  CHECK(
      json_of(entry).at("attachments") ==
      Json::array({{{"url", "https://example.org/e"}, {"mime_type", "application/octet-stream"}}}));
}

TEST_CASE("JSON is free of what XML can't carry") {
  Entry entry;
  entry.id = "1";
  entry.title = "a\x0C\uFFFF";
  entry.html = std::string("b\0c", 3);
  entry.labels = {{"t\x01", "t\x01"}};
  const Json item = json_of(entry);
  CHECK(item.at("title") == "a \uFFFD");
  CHECK(item.at("content_html") == "b c");
  CHECK(item.at("tags").at(0) == "t ");
}
