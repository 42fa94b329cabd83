#include <utility>

#include "feed/formats.h"
#include "feed/shown.h"
#include "format/json_writer.h"
#include "text/ascii.h"
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

// RFC 8259 section 6.
bool is_json_number(std::string_view text) {
  constexpr std::size_t kLongest = 30;
  const auto take_digits = [&] {
    std::size_t count = 0;
    while (count < text.size() && is_ascii_digit(text[count])) ++count;
    text.remove_prefix(count);
    return count;
  };
  if (text.size() > kLongest) return false;
  if (text.starts_with('-')) text.remove_prefix(1);
  const bool has_zero = text.starts_with('0');
  const std::size_t whole = take_digits();
  if (whole == 0 || (has_zero && whole > 1)) return false;
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    if (take_digits() == 0) return false;
  }
  if (text.starts_with('e') || text.starts_with('E')) {
    text.remove_prefix(1);
    if (text.starts_with('-') || text.starts_with('+')) text.remove_prefix(1);
    if (take_digits() == 0) return false;
  }
  return text.empty();
}

// As YAML 1.2 means a plain text.
bool is_literal(const Node& node) {
  return node.style == Node::Style::kPlain &&
         (node.text == "true" || node.text == "false" || is_json_number(node.text));
}

void put_value(const Node& node, JsonWriter& json);

void put_member(const std::string& key, const Node& node, JsonWriter& json) {
  if (node.is_map()) {
    const auto object = json.object(key);
    for (const Node::Member& member : node.members) put_member(member.key, member.value, json);
  } else if (node.is_list()) {
    const auto list = json.array(key);
    for (const Node& item : node.items) put_value(item, json);
  } else if (is_literal(node)) {
    json.literal(key, node.text);
  } else {
    put_any(key.c_str(), node.text, json);
  }
}

void put_value(const Node& node, JsonWriter& json) {
  if (node.is_map()) {
    const auto object = json.object();
    for (const Node::Member& member : node.members) put_member(member.key, member.value, json);
  } else if (node.is_list()) {
    const auto list = json.array();
    for (const Node& item : node.items) put_value(item, json);
  } else if (is_literal(node)) {
    json.literal(node.text);
  } else {
    json.text(to_xml_text(node.text));
  }
}

// Of the setting `extra`.
void put_objects(const Node& objects, JsonWriter& json) {
  for (const Node::Member& member : objects.members) put_member(member.key, member.value, json);
}

void put_item(const Entry& entry, JsonWriter& json) {
  const auto item = json.object();
  put("id", entry.id, json);
  put("url", entry.url, json);
  put("external_url", entry.external_url.empty() ? entry.source.url : entry.external_url, json);
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
  put_objects(entry.objects, json);
}

std::string write_json_feed(const Feed& feed, std::string memory) {
  JsonWriter json(std::move(memory));
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
    put("icon", feed.icon.url, json);
    put("favicon", feed.icon.url, json);
    put_authors(feed.authors, json);
    put("language", feed.language, json);
    put_hubs(feed.hubs, json);
    put_objects(feed.objects, json);
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
    .write_in = write_json_feed,
};

}  // namespace feedgen
