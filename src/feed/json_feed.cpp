#include <nlohmann/json.hpp>

#include "feed/labels.h"
#include "feed/people.h"
#include "feed/required.h"
#include "feed/write.h"
#include "text/xml_text.h"
#include "time/write_date.h"

namespace feedgen {
namespace {

using Json = nlohmann::ordered_json;

// JSON could carry XML's illegal characters, but the three formats carry the same facts.
void put(Json& object, const char* key, const std::string& text) {
  if (!text.empty()) object[key] = to_xml_text(text);
}

void put_list(Json& object, const char* key, Json list) {
  if (!list.empty()) object[key] = std::move(list);
}

Json author_list(const std::vector<Person>& people) {
  Json list = Json::array();
  for (const Person& person : shown_people(people)) {
    Json author = Json::object();
    put(author, "name", person.name);
    put(author, "url", person.uri);
    list.push_back(std::move(author));
  }
  return list;
}

Json hub_list(const std::vector<std::string>& hubs) {
  Json list = Json::array();
  for (const std::string& url : hubs) {
    Json hub = Json::object();
    put(hub, "type", "WebSub");
    put(hub, "url", url);
    list.push_back(std::move(hub));
  }
  return list;
}

Json tag_list(const std::vector<Label>& labels) {
  Json list = Json::array();
  for (const std::string& name : label_names(labels)) list.push_back(to_xml_text(name));
  return list;
}

Json attachment_list(const std::vector<Enclosure>& enclosures) {
  Json list = Json::array();
  for (const Enclosure& enclosure : enclosures) {
    Json attachment = Json::object();
    put(attachment, "url", enclosure.url);
    put(attachment, "mime_type", required_type(enclosure));
    if (enclosure.length > 0) attachment["size_in_bytes"] = enclosure.length;
    if (enclosure.duration > 0) attachment["duration_in_seconds"] = enclosure.duration;
    list.push_back(std::move(attachment));
  }
  return list;
}

Json item(const Entry& entry) {
  Json item = Json::object();
  put(item, "id", entry.id);
  put(item, "url", entry.url);
  put(item, "title", required_title(entry));
  put(item, "summary", entry.summary);
  put(item, "image", entry.picture.url);
  item["date_published"] = rfc3339(entry.published);
  item["date_modified"] = rfc3339(entry.updated);
  put_list(item, "authors", author_list(entry.authors));
  put_list(item, "tags", tag_list(entry.labels));
  put(item, "language", entry.language);
  put_list(item, "attachments", attachment_list(entry.enclosures));
  // One of the two is required, even if there is no text.
  if (entry.html.empty()) {
    item["content_text"] = to_xml_text(entry.summary);
  } else {
    put(item, "content_html", entry.html);
  }
  return item;
}

}  // namespace

std::string write_json_feed(const Feed& feed) {
  Json json = Json::object();
  put(json, "version", "https://jsonfeed.org/version/1.1");
  put(json, "title", required_title(feed));
  put(json, "home_page_url", feed.home_url);
  put(json, "feed_url", feed.self_url);
  put(json, "description", feed.description);
  put(json, "icon", feed.icon);
  put(json, "favicon", feed.icon);
  put_list(json, "authors", author_list(feed.authors));
  put(json, "language", feed.language);
  put_list(json, "hubs", hub_list(feed.hubs));
  Json items = Json::array();
  for (const Entry* entry : feed.entries) items.push_back(item(*entry));
  json["items"] = std::move(items);
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace feedgen
