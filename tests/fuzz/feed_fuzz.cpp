// Any feed becomes three documents that parsers take, with the same titles in all of them.
#include <cstdint>
#include <cstdlib>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include <fuzzer/FuzzedDataProvider.h>
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <nlohmann/json.hpp>

#include "feed/formats.h"
#include "text/utf8.h"
#include "text/xml_text.h"

namespace {

using namespace feedgen;

struct FuzzedFeed {
  std::deque<Entry> entries;
  Feed feed;
};

std::string take_text(FuzzedDataProvider& data) {
  return repair_utf8(data.ConsumeRandomLengthString(200));
}

Instant take_instant(FuzzedDataProvider& data) {
  return Instant(std::chrono::seconds(data.ConsumeIntegral<std::int32_t>()));
}

std::vector<Person> take_people(FuzzedDataProvider& data) {
  std::vector<Person> people(data.ConsumeIntegralInRange<std::size_t>(0, 2));
  for (Person& person : people) person = {take_text(data), take_text(data), take_text(data)};
  return people;
}

Episode take_episode(FuzzedDataProvider& data) {
  Episode episode;
  episode.season = data.ConsumeIntegral<std::uint8_t>();
  episode.number = data.ConsumeIntegral<std::uint32_t>();
  if (data.ConsumeBool()) episode.is_explicit = Explicit::kYes;
  episode.picture = take_text(data);
  episode.transcripts = {{take_text(data), take_text(data)}};
  episode.chapters = take_text(data);
  episode.people = {
      {take_text(data), take_text(data), take_text(data), take_text(data), take_text(data)}};
  episode.season_name = take_text(data);
  episode.number_name = take_text(data);
  return episode;
}

Podcast take_podcast(FuzzedDataProvider& data) {
  Podcast podcast;
  podcast.author = take_text(data);
  podcast.owner_name = take_text(data);
  podcast.owner_email = take_text(data);
  podcast.categories = {{take_text(data), take_text(data)}};
  podcast.picture = take_text(data);
  podcast.guid = take_text(data);
  podcast.funding = {{take_text(data), take_text(data)}};
  podcast.new_feed_url = take_text(data);
  podcast.blocks = {take_text(data)};
  return podcast;
}

Entry take_entry(FuzzedDataProvider& data) {
  Entry entry;
  entry.title = 't' + take_text(data);  // without a title other facts take its place
  entry.id = 'i' + take_text(data);
  entry.url = data.ConsumeBool() ? entry.id : take_text(data);
  entry.published = take_instant(data);
  entry.updated = data.ConsumeBool() ? entry.published : take_instant(data);
  entry.authors = take_people(data);
  entry.labels.resize(data.ConsumeIntegralInRange<std::size_t>(0, 3));
  for (Label& label : entry.labels) label = {take_text(data), take_text(data)};
  entry.language = take_text(data);
  entry.summary = take_text(data);
  entry.html = take_text(data);
  entry.picture = {take_text(data), take_text(data), data.ConsumeIntegral<std::uint32_t>(),
                   data.ConsumeIntegral<std::uint32_t>(), data.ConsumeIntegral<std::uint64_t>()};
  if (data.ConsumeBool()) {
    entry.enclosures.push_back({take_text(data), take_text(data),
                                data.ConsumeIntegral<std::uint64_t>(),
                                data.ConsumeIntegral<std::uint32_t>()});
  }
  if (data.ConsumeBool()) entry.episode = take_episode(data);
  entry.comments = take_text(data);
  entry.external_url = take_text(data);
  entry.source = {take_text(data), take_text(data)};
  entry.elements = {{"x:own", {{"a", take_text(data)}}, take_text(data), {}, {}}};
  entry.objects = map_node();
  add_member(entry.objects, "_own", map_node());
  add_member(entry.objects.members[0].value, take_text(data), scalar_node(take_text(data)));
  return entry;
}

void fill(FuzzedDataProvider& data, FuzzedFeed& made) {
  Feed& feed = made.feed;
  feed.title = 't' + take_text(data);
  for (std::string* text :
       {&feed.description, &feed.home_url, &feed.id, &feed.self_url, &feed.language, &feed.rights,
        &feed.icon.url, &feed.logo.url, &feed.cover.url, &feed.accent_color}) {
    *text = take_text(data);
  }
  feed.id += 'i';
  feed.has_look = data.ConsumeBool();
  feed.authors = take_people(data);
  feed.hubs.resize(data.ConsumeIntegralInRange<std::size_t>(0, 2));
  for (std::string& hub : feed.hubs) hub = take_text(data);
  if (data.ConsumeBool()) feed.cloud = Cloud{take_text(data), 1, take_text(data)};
  if (data.ConsumeBool()) feed.podcast = take_podcast(data);
  feed.namespaces = {{"x", "urn:x"}};
  feed.updated = take_instant(data);
  feed.published = take_instant(data);
  while (data.remaining_bytes() > 0 && made.entries.size() < 8) {
    made.entries.push_back(take_entry(data));
    feed.entries.push_back(&made.entries.back());
  }
}

void require(bool holds) {
  if (!holds) std::abort();
}

bool is_named(const xmlNode* node, const std::string& name) {
  return node->type == XML_ELEMENT_NODE && node->ns == node->parent->ns &&
         name == reinterpret_cast<const char*>(node->name);
}

// The texts of the title elements of `parent` and of each child called `entries`.
void collect_titles(const xmlNode* parent, const std::string& entries,
                    std::vector<std::string>& titles) {
  for (xmlNode* node = parent->children; node != nullptr; node = node->next) {
    if (is_named(node, "title")) {
      xmlChar* text = xmlNodeGetContent(node);
      titles.emplace_back(reinterpret_cast<const char*>(text));
      xmlFree(text);
    } else if (is_named(node, entries)) {
      collect_titles(node, entries, titles);
    }
  }
}

using Document = std::unique_ptr<xmlDoc, decltype(&xmlFreeDoc)>;

Document parse(const std::string& text) {
  Document document(xmlReadMemory(text.data(), static_cast<int>(text.size()), nullptr, nullptr,
                                  XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET),
                    &xmlFreeDoc);
  require(document != nullptr);
  return document;
}

std::vector<std::string> rss_titles(const Feed& feed) {
  const Document document = parse(format_of_word("rss")->write(feed));
  std::vector<std::string> titles;
  for (xmlNode* node = xmlDocGetRootElement(document.get())->children; node; node = node->next) {
    if (is_named(node, "channel")) collect_titles(node, "item", titles);
  }
  return titles;
}

std::vector<std::string> atom_titles(const Feed& feed) {
  const Document document = parse(format_of_word("atom")->write(feed));
  std::vector<std::string> titles;
  collect_titles(xmlDocGetRootElement(document.get()), "entry", titles);
  return titles;
}

std::vector<std::string> json_titles(const Feed& feed) {
  const auto json = nlohmann::json::parse(format_of_word("json")->write(feed));
  std::vector<std::string> titles = {json.at("title")};
  for (const auto& item : json.at("items")) {
    titles.push_back(item.at("title"));
    require(item.contains("content_html") != item.contains("content_text"));
  }
  return titles;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  FuzzedDataProvider data(bytes, size);
  FuzzedFeed made;
  fill(data, made);
  std::vector<std::string> expected = {to_xml_text(made.feed.title)};
  for (const Entry& entry : made.entries) expected.push_back(to_xml_text(entry.title));
  require(rss_titles(made.feed) == expected);
  require(atom_titles(made.feed) == expected);
  require(json_titles(made.feed) == expected);
  return 0;
}
