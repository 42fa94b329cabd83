#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "feed/formats.h"
#include "feed/shown.h"
#include "format/xml_writer.h"
#include "text/ascii.h"
#include "text/path_parts.h"
#include "text/unicode.h"
#include "text/url.h"
#include "text/xml_text.h"
#include "time/write_date.h"
#include "value/version.h"

namespace feedgen {
namespace {

constexpr std::array<std::string_view, 4> kImages{".gif", ".jpeg", ".jpg", ".png"};

// The name is an RFC 822 comment, in which a parenthesis would have to be paired.
std::string mail_and_name(const Person& person) {
  std::string name = person.name;
  std::replace(name.begin(), name.end(), '(', '[');
  std::replace(name.begin(), name.end(), ')', ']');
  std::replace(name.begin(), name.end(), '\\', '/');
  return person.email + " (" + name + ")";
}

void write_editor(const Feed& feed, XmlWriter& xml) {
  for (const Person& person : shown_people(feed.authors)) {
    if (person.email.empty()) continue;
    xml.leaf("managingEditor", mail_and_name(person));
    return;
  }
}

// RSS 2.0 names GIF, JPEG and PNG; what is not known may be one of them.
bool may_be_image(const Picture& picture) {
  if (picture.url.empty()) return false;
  if (!picture.type.empty()) {
    return picture.type == "image/gif" || picture.type == "image/jpeg" ||
           picture.type == "image/png";
  }
  const std::string path = ascii_lower(split_url(picture.url).path);
  const std::string_view ending = ending_of(path);
  return ending.empty() || is_one_of(ending, kImages);
}

// The sizes say how large the image is shown, and have bounds; without them readers take any for 88
// by 31 (RSS 2.0, "image"). So of a larger one they are its own, made smaller in proportion.
void write_image_size(const Picture& picture, XmlWriter& xml) {
  constexpr std::uint64_t kMostWidth = 144;
  constexpr std::uint64_t kMostHeight = 400;
  std::uint64_t width = picture.width;
  std::uint64_t height = picture.height;
  if (width == 0 || height == 0) return;
  if (width > kMostWidth) {
    height = std::max<std::uint64_t>(height * kMostWidth / width, 1);
    width = kMostWidth;
  }
  if (height > kMostHeight) {
    width = std::max<std::uint64_t>(width * kMostHeight / height, 1);
    height = kMostHeight;
  }
  xml.leaf("width", fmt::format("{}", width));
  xml.leaf("height", fmt::format("{}", height));
}

void write_image(const Feed& feed, XmlWriter& xml) {
  const Picture& picture = may_be_image(feed.icon) ? feed.icon : feed.logo;
  if (!may_be_image(picture)) return;
  const auto image = xml.element("image");
  xml.leaf("url", picture.url);
  xml.leaf("title", required_title(feed));
  xml.leaf("link", required_link(feed));
  write_image_size(picture, xml);
}

void write_atom_links(const Feed& feed, XmlWriter& xml) {
  if (!feed.self_url.empty()) {
    const auto self = xml.element("atom:link");
    xml.attribute("rel", "self");
    xml.attribute("type", "application/rss+xml");
    xml.attribute("href", feed.self_url);
  }
  for (const std::string& url : feed.hubs) {
    const auto hub = xml.element("atom:link");
    xml.attribute("rel", "hub");
    xml.attribute("href", url);
  }
  write_archive_links(feed, "atom:link", "application/rss+xml", xml);
}

void write_cloud(const Feed& feed, XmlWriter& xml) {
  if (!feed.cloud) return;
  const auto cloud = xml.element("cloud");
  xml.attribute("domain", feed.cloud->domain);
  xml.attribute("port", fmt::format("{}", feed.cloud->port));
  xml.attribute("path", feed.cloud->register_path);
  xml.attribute("registerProcedure", "");  // of XML-RPC and SOAP
  xml.attribute("protocol", "http-post");
}

void write_channel_facts(const Feed& feed, XmlWriter& xml) {
  xml.leaf("title", required_title(feed));
  xml.leaf("link", required_link(feed));
  xml.leaf("description", required_description(feed));
  xml.leaf("language", feed.language);
  xml.leaf("copyright", feed.rights);
  write_editor(feed, xml);
  if (!feed.entries.empty()) {
    xml.leaf("pubDate", rfc822(feed.published));
    xml.leaf("lastBuildDate", rfc822(feed.updated));
  }
  // A document of an archive stays as it is when feedgen has another version.
  xml.leaf("generator",
           feed.archive.current.empty() ? fmt::format("feedgen {}", kVersion) : "feedgen");
  xml.leaf("docs", "https://www.rssboard.org/rss-specification");
  write_atom_links(feed, xml);
  write_cloud(feed, xml);
  if (feed.refresh && feed.refresh->minutes > 0) {
    xml.leaf("ttl", fmt::format("{}", feed.refresh->minutes));
  }
  write_image(feed, xml);
  xml.leaf("atom:icon", feed.icon.url);
  write_feed_extensions(feed, xml);
  if (feed.podcast) write_show(feed, xml);
  write_elements(feed.elements, "rss", xml);
}

void write_guid(const Entry& entry, XmlWriter& xml) {
  const bool permalink = entry.id == entry.url && is_web_url(entry.url);
  const auto guid = xml.element("guid");
  xml.attribute("isPermaLink", permalink ? "true" : "false");
  xml.text(entry.id);
}

// Before the text, as validators ask, and never empty, for the same reason. Readers take it for
// HTML, hence plain text is escaped twice.
void write_texts(const Entry& entry, XmlWriter& xml) {
  if (!entry.summary.empty()) {
    xml.leaf("description", escape_html(entry.summary));
  } else if (!entry.html.empty()) {
    xml.leaf("description", escape_html(required_title(entry)));
  }
  if (entry.html.empty()) return;
  const auto content = xml.element("content:encoded");
  xml.cdata(entry.html);
}

void write_enclosure(const Entry& entry, XmlWriter& xml) {
  if (entry.enclosures.empty()) return;
  // The first only: most readers expect no other (RSS Advisory Board's profile, "enclosure").
  const Enclosure& first = entry.enclosures.front();
  const auto enclosure = xml.element("enclosure");
  xml.attribute("url", first.url);
  xml.attribute("length", fmt::format("{}", first.length));
  xml.attribute("type", required_type(first));
}

// Where the entry is discussed, what it is about, and where it was taken from.
void write_relations(const Entry& entry, XmlWriter& xml) {
  xml.leaf("comments", entry.comments);
  if (entry.comment_count) xml.leaf("slash:comments", fmt::format("{}", *entry.comment_count));
  if (!entry.external_url.empty()) {
    const auto related = xml.element("atom:link");
    xml.attribute("rel", "related");
    xml.attribute("href", entry.external_url);
  }
  if (entry.source.url.empty()) return;
  const auto source = xml.element("source");
  xml.attribute("url", entry.source.url);
  xml.text(entry.source.title);
}

void write_item(const Entry& entry, const Feed& feed, XmlWriter& xml) {
  const auto item = xml.element("item");
  xml.leaf("title", required_title(entry));
  xml.leaf("link", entry.url);
  write_guid(entry, xml);
  xml.leaf("pubDate", rfc822(entry.published));
  if (is_updated(entry)) xml.leaf("atom:updated", rfc3339(entry.updated));
  for (const Person& person : shown_people(entry.authors)) xml.leaf("dc:creator", person.name);
  xml.leaf("dc:language", entry.language);
  for (const std::string& name : label_names(entry.labels)) xml.leaf("category", name);
  write_relations(entry, xml);
  write_enclosure(entry, xml);
  if (feed.podcast) write_episode(entry, xml);
  write_entry_extensions(entry, xml);
  write_elements(entry.elements, "rss", xml);
  write_texts(entry, xml);
}

std::string write_rss(const Feed& feed, std::string memory) {
  XmlWriter xml(XmlWriter::Layout::kIndented, std::move(memory));
  write_stylesheet(feed, xml);
  xml.reserve(usual_size(feed));
  {
    const auto rss = xml.element("rss");
    xml.attribute("version", "2.0");
    rss_declarations(feed).write(xml);
    const auto channel = xml.element("channel");
    write_channel_facts(feed, xml);
    for (const Entry* entry : feed.entries) write_item(*entry, feed, xml);
  }
  return xml.finish();
}

}  // namespace

extern const FeedFormat kRss;

// RSS 2.0 with the namespaces that this feed needs (and no others).
constexpr FeedFormat kRss{
    .word = "rss",
    .name = "RSS",
    .file = "rss.xml",
    .media_type = kRssMediaType,
    .write_in = write_rss,
};

}  // namespace feedgen
