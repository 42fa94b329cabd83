#include <algorithm>
#include <cstdint>
#include <utility>

#include <fmt/format.h>

#include "feed/formats.h"
#include "feed/shown.h"
#include "format/xml_writer.h"
#include "text/xml_text.h"
#include "time/write_date.h"
#include "value/version.h"

namespace feedgen {
namespace {

enum class Blank { kLeaveOut, kWrite };

// The type is explicit, because "text" is what some readers don't assume. A text that looks like
// markup is written as markup, since others take any text for that.
void write_text(const char* name, const std::string& text, Blank blank, XmlWriter& xml) {
  if (text.empty() && blank == Blank::kLeaveOut) return;
  const auto element = xml.element(name);
  const bool is_plain = text.find('<') == text.npos && text.find('&') == text.npos;
  xml.attribute("type", is_plain ? "text" : "html");
  if (is_plain) return xml.text(text);
  std::string html;
  append_escaped_text(text, html);
  xml.text(html);
}

void write_link(const char* rel, const char* type, const std::string& url, XmlWriter& xml) {
  if (url.empty()) return;
  const auto link = xml.element("link");
  xml.attribute("rel", rel);
  xml.attribute("type", type);
  xml.attribute("href", url);
}

void write_alternate(const char* type, const LanguageFeed& of, XmlWriter& xml) {
  const auto link = xml.element("link");
  xml.attribute("rel", "alternate");
  xml.attribute("type", type);
  xml.attribute("hreflang", of.language);
  xml.attribute("href", of.url);
}

// RFC 4287 section 4.1.1: one link of each type and language. Of several alternates some readers
// (NetNewsWire) take the first for the site's page, and others (Newsboat) the last: both are it.
void write_languages(const Feed& feed, XmlWriter& xml) {
  if (feed.languages.empty() || feed.language.empty() || feed.home_url.empty()) return;
  for (const LanguageFeed& one : feed.languages) write_alternate("application/atom+xml", one, xml);
  write_alternate("text/html", {feed.language, feed.home_url}, xml);
}

void write_authors(const std::vector<Person>& people, XmlWriter& xml) {
  for (const Person& person : people) {
    const auto author = xml.element("author");
    xml.leaf("name", person.name);
    xml.leaf("uri", person.uri);
    xml.leaf("email", person.email);
  }
}

// RFC 4287 section 4.1.1: a feed needs an author unless every entry has one.
void write_feed_authors(const Feed& feed, XmlWriter& xml) {
  std::vector<Person> people = shown_people(feed.authors);
  const bool all_signed =
      !feed.entries.empty() &&
      std::all_of(feed.entries.begin(), feed.entries.end(),
                  [](const Entry* entry) { return !shown_people(entry->authors).empty(); });
  if (people.empty() && !all_signed)
    people.push_back({feed.site_title.empty() ? required_title(feed) : feed.site_title, "", ""});
  write_authors(people, xml);
}

// A document of an archive stays as it is when feedgen has another version.
void write_generator(const Feed& feed, XmlWriter& xml) {
  const auto generator = xml.element("generator");
  if (feed.archive.current.empty()) xml.attribute("version", kVersion);
  xml.text("feedgen");
}

void write_feed_facts(const Feed& feed, XmlWriter& xml) {
  // RFC 5005 section 1.2: the documents of an archive are parts of the feed.
  const std::string& own = feed.archive.current.empty() ? feed.self_url : feed.archive.current;
  xml.leaf("id", required_iri(own.empty() ? feed.id : own));
  write_text("title", required_title(feed), Blank::kWrite, xml);
  write_text("subtitle", feed.description, Blank::kLeaveOut, xml);
  write_link("alternate", "text/html", feed.home_url, xml);
  write_languages(feed, xml);
  write_link("self", "application/atom+xml", feed.self_url, xml);
  for (const std::string& url : feed.hubs) {
    const auto hub = xml.element("link");
    xml.attribute("rel", "hub");
    xml.attribute("href", url);
  }
  write_archive_links(feed, "link", "application/atom+xml", xml);
  xml.leaf("updated", rfc3339(feed.updated));
  write_feed_authors(feed, xml);
  write_text("rights", feed.rights, Blank::kLeaveOut, xml);
  xml.leaf("icon", feed.icon.url);
  xml.leaf("logo", feed.logo.url);
  write_generator(feed, xml);
  write_feed_extensions(feed, xml);
  write_elements(feed.elements, "atom", xml);
}

void write_categories(const Entry& entry, XmlWriter& xml) {
  for (const Label& label : entry.labels) {
    if (label.term.empty()) continue;
    const auto category = xml.element("category");
    xml.attribute("term", label.term);
    if (!label.name.empty()) xml.attribute("label", label.name);
  }
}

void write_enclosures(const Entry& entry, XmlWriter& xml) {
  for (const Enclosure& enclosure : entry.enclosures) {
    const auto link = xml.element("link");
    xml.attribute("rel", "enclosure");
    xml.attribute("type", required_type(enclosure));
    if (enclosure.length > 0) xml.attribute("length", fmt::format("{}", enclosure.length));
    xml.attribute("href", enclosure.url);
  }
}

// RFC 4287 section 4.1.1.1: an entry needs a text or an address where there is one.
void write_texts(const Entry& entry, XmlWriter& xml) {
  if (entry.html.empty() && entry.url.empty()) {
    return write_text("content", entry.summary, Blank::kWrite, xml);
  }
  write_text("summary", entry.summary, Blank::kLeaveOut, xml);
  if (entry.html.empty()) return;
  const auto content = xml.element("content");
  xml.attribute("type", "html");
  xml.cdata(entry.html);
}

// RFC 4685 sections 4 and 5: the number belongs to the link, or stands alone.
void write_comments(const Entry& entry, XmlWriter& xml) {
  const std::string count = entry.comment_count ? fmt::format("{}", *entry.comment_count) : "";
  if (entry.comments.empty()) return xml.leaf("thr:total", count);
  const auto replies = xml.element("link");
  xml.attribute("rel", "replies");
  xml.attribute("type", "text/html");
  xml.attribute("href", entry.comments);
  if (!count.empty()) xml.attribute("thr:count", count);
}

// RFC 4287 section 4.2.7.2.
void write_relations(const Entry& entry, XmlWriter& xml) {
  write_comments(entry, xml);
  if (!entry.external_url.empty()) {
    const auto related = xml.element("link");
    xml.attribute("rel", "related");
    xml.attribute("href", entry.external_url);
  }
  if (entry.source.url.empty()) return;
  const auto via = xml.element("link");
  xml.attribute("rel", "via");
  xml.attribute("title", entry.source.title);
  xml.attribute("href", entry.source.url);
}

void write_entry(const Entry& entry, XmlWriter& xml) {
  const auto element = xml.element("entry");
  if (!entry.language.empty()) xml.attribute("xml:lang", entry.language);
  xml.leaf("id", required_iri(entry.id));
  write_text("title", required_title(entry), Blank::kWrite, xml);
  write_link("alternate", "text/html", entry.url, xml);
  xml.leaf("published", rfc3339(entry.published));
  xml.leaf("updated", rfc3339(entry.updated));
  write_authors(shown_people(entry.authors), xml);
  write_categories(entry, xml);
  write_relations(entry, xml);
  write_enclosures(entry, xml);
  write_entry_extensions(entry, xml);
  write_elements(entry.elements, "atom", xml);
  write_texts(entry, xml);
}

std::string write_atom(const Feed& feed, std::string memory) {
  XmlWriter xml(XmlWriter::Layout::kIndented, std::move(memory));
  write_stylesheet(feed, xml);
  xml.reserve(usual_size(feed));
  {
    const auto element = xml.element("feed");
    xml.attribute("xmlns", "http://www.w3.org/2005/Atom");
    atom_declarations(feed).write(xml);
    if (!feed.language.empty()) xml.attribute("xml:lang", feed.language);
    write_feed_facts(feed, xml);
    for (const Entry* entry : feed.entries) write_entry(*entry, xml);
  }
  return xml.finish();
}

}  // namespace

extern const FeedFormat kAtom;

// Atom 1.0, RFC 4287. Atom is the default namespace: NetNewsWire skips prefixed children.
constexpr FeedFormat kAtom{
    .word = "atom",
    .name = "Atom",
    .file = "atom.xml",
    .media_type = "application/atom+xml",
    .write_in = write_atom,
};

}  // namespace feedgen
