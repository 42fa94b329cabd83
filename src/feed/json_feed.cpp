#include "feed/formats.h"
#include "feed/shown.h"
#include "format/json_writer.h"
#include "text/xml_text.h"
#include "time/write_date.h"

namespace feedgen {
namespace {

// JSON could carry XML's illegal characters, but the three formats carry the same facts.
void put_any(const char* key, std::string_view text, JsonWriter& json) {
  if (is_xml_text(text)) {
    json.text(key, text);
  } else {
    json.text(key, to_xml_text(text));
  }
}

void put(const char* key, std::string_view text, JsonWriter& json) {
  if (!text.empty()) put_any(key, text, json);
}

void put_authors(const std::vector<Person>& people, JsonWriter& json) {
  const std::vector<Person> shown = shown_people(people);
  if (shown.empty()) return;
  const auto list = json.array("authors");
  for (const Person& person : shown) {
    const auto author = json.object();
    put("name", person.name, json);
    put("url", person.uri, json);
  }
}

void put_hubs(const std::vector<std::string>& hubs, JsonWriter& json) {
  if (hubs.empty()) return;
  const auto list = json.array("hubs");
  for (const std::string& url : hubs) {
    const auto hub = json.object();
    put("type", "WebSub", json);
    put("url", url, json);
  }
}

void put_tags(const std::vector<Label>& labels, JsonWriter& json) {
  const std::vector<std::string> names = label_names(labels);
  if (names.empty()) return;
  const auto list = json.array("tags");
  for (const std::string& name : names) json.text(to_xml_text(name));
}

void put_attachments(const std::vector<Enclosure>& enclosures, JsonWriter& json) {
  if (enclosures.empty()) return;
  const auto list = json.array("attachments");
  for (const Enclosure& enclosure : enclosures) {
    const auto attachment = json.object();
    put("url", enclosure.url, json);
    put("mime_type", required_type(enclosure), json);
    if (enclosure.length > 0) json.number("size_in_bytes", enclosure.length);
    if (enclosure.duration > 0) json.number("duration_in_seconds", enclosure.duration);
  }
}

void put_item(const Entry& entry, JsonWriter& json) {
  const auto item = json.object();
  put("id", entry.id, json);
  put("url", entry.url, json);
  put("title", required_title(entry), json);
  put("summary", entry.summary, json);
  put("image", entry.picture.url, json);
  json.text("date_published", rfc3339(entry.published));
  json.text("date_modified", rfc3339(entry.updated));
  put_authors(entry.authors, json);
  put_tags(entry.labels, json);
  put("language", entry.language, json);
  put_attachments(entry.enclosures, json);
  // One of the two is required, even if there is no text.
  if (entry.html.empty()) {
    put_any("content_text", entry.summary, json);
  } else {
    put("content_html", entry.html, json);
  }
}

std::string write_json_feed(const Feed& feed) {
  JsonWriter json;
  json.reserve(usual_size(feed));
  {
    const auto document = json.object();
    put("version", "https://jsonfeed.org/version/1.1", json);
    put("title", required_title(feed), json);
    put("home_page_url", feed.home_url, json);
    const ArchiveLinks& archive = feed.archive;
    put("feed_url", archive.current.empty() ? feed.self_url : archive.current, json);
    put("next_url", archive.older, json);
    put("description", feed.description, json);
    put("icon", feed.icon, json);
    put("favicon", feed.icon, json);
    put_authors(feed.authors, json);
    put("language", feed.language, json);
    put_hubs(feed.hubs, json);
    const auto items = json.array("items");
    for (const Entry* entry : feed.entries) put_item(*entry, json);
  }
  return json.finish();
}

}  // namespace

extern const FeedFormat kJson;

// JSON Feed 1.1.
constexpr FeedFormat kJson{
    .word = "json",
    .name = "JSON",
    .file = "feed.json",
    .media_type = "application/feed+json",
    .write = write_json_feed,
};

}  // namespace feedgen
