#include <algorithm>

#include <fmt/format.h>

#include "feed/formats.h"
#include "feed/shown.h"
#include "format/xml_writer.h"
#include "text/url.h"
#include "text/xml_text.h"
#include "time/write_date.h"

namespace feedgen {
namespace {

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

void write_image(const Feed& feed, XmlWriter& xml) {
  const std::string& url = feed.logo.empty() ? feed.icon : feed.logo;
  if (url.empty()) return;
  const auto image = xml.element("image");
  xml.leaf("url", url);
  xml.leaf("title", required_title(feed));
  xml.leaf("link", required_link(feed));
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
  xml.leaf("generator", feed.archive.current.empty() ? "feedgen " FEEDGEN_VERSION : "feedgen");
  xml.leaf("docs", "https://www.rssboard.org/rss-specification");
  write_atom_links(feed, xml);
  write_cloud(feed, xml);
  write_image(feed, xml);
  if (feed.podcast) write_show(feed, xml);
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
  write_enclosure(entry, xml);
  if (feed.podcast) write_episode(entry, xml);
  write_entry_extensions(entry, xml);
  write_texts(entry, xml);
}

std::string write_rss(const Feed& feed) {
  XmlWriter xml;
  xml.reserve(usual_size(feed));
  {
    const auto rss = xml.element("rss");
    xml.attribute("version", "2.0");
    declare_rss_extensions(feed, xml);
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
    .write = write_rss,
};

}  // namespace feedgen
