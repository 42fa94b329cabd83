
#include <algorithm>
#include <cstdint>

#include <fmt/format.h>

#include "feed/shown.h"
#include "text/unicode.h"
#include "text/xml_text.h"

namespace feedgen {
namespace {

template <class Predicate>
bool any_entry(const Feed& feed, Predicate predicate) {
  return std::any_of(feed.entries.begin(), feed.entries.end(),
                     [&](const Entry* entry) { return predicate(*entry); });
}

bool has_html(const Entry& entry) { return !entry.html.empty(); }
bool has_picture(const Entry& entry) { return !entry.picture.url.empty(); }
bool needs_dublin_core(const Entry& entry) {
  return !entry.language.empty() || !shown_people(entry.authors).empty();
}

void declare_media(const Feed& feed, XmlWriter& xml) {
  if (any_entry(feed, has_picture)) {
    xml.attribute("xmlns:media", "http://search.yahoo.com/mrss/");
  }
}

void declare_archive(const Feed& feed, XmlWriter& xml) {
  if (feed.archive.current.empty()) return;
  xml.attribute("xmlns:fh", "http://purl.org/syndication/history/1.0");
}

void write_picture(const std::string& html, const Picture& picture, XmlWriter& xml) {
  if (picture.url.empty()) return;
  const auto number = [&](const char* name, std::uint64_t value) {
    if (value > 0) xml.attribute(name, fmt::format("{}", value));
  };
  if (!shows_picture(html, picture.url)) {
    const auto content = xml.element("media:content");
    xml.attribute("url", picture.url);
    xml.attribute("medium", "image");
    if (!picture.type.empty()) xml.attribute("type", picture.type);
    number("fileSize", picture.size);
    number("width", picture.width);
    number("height", picture.height);
  }
  const auto thumbnail = xml.element("media:thumbnail");
  xml.attribute("url", picture.url);
  number("width", picture.width);
  number("height", picture.height);
}

constexpr std::string_view kAround = " \t\r\n\"',=>";

bool stands_alone(std::string_view html, std::size_t at, std::size_t length) {
  const bool begins = at > 0 && kAround.find(html[at - 1]) != std::string_view::npos;
  const std::size_t end = at + length;
  return begins && (end == html.size() || kAround.find(html[end]) != std::string_view::npos);
}

bool is_in_picture(std::string_view html, std::size_t at) {
  const std::size_t open = html.rfind('<', at);
  if (open == std::string_view::npos) return false;
  // A '>' in an attribute hides the picture from this search, so it is shown twice.
  if (html.substr(open, at - open).find('>') != std::string_view::npos) return false;
  const std::string name = ascii_lower(html.substr(open + 1, 7));
  return name.starts_with("img") || name.starts_with("source") || name.starts_with("video");
}

bool shows_as(std::string_view html, std::string_view written) {
  for (std::size_t at = html.find(written); at != std::string_view::npos;
       at = html.find(written, at + 1)) {
    if (stands_alone(html, at, written.size()) && is_in_picture(html, at)) return true;
  }
  return false;
}

}  // namespace

bool is_updated(const Entry& entry) { return entry.updated != entry.published; }

void declare_rss_extensions(const Feed& feed, XmlWriter& xml) {
  if (!feed.self_url.empty() || !feed.hubs.empty() || any_entry(feed, is_updated)) {
    xml.attribute("xmlns:atom", "http://www.w3.org/2005/Atom");
  }
  if (any_entry(feed, has_html)) {
    xml.attribute("xmlns:content", "http://purl.org/rss/1.0/modules/content/");
  }
  if (any_entry(feed, needs_dublin_core)) {
    xml.attribute("xmlns:dc", "http://purl.org/dc/elements/1.1/");
  }
  declare_media(feed, xml);
  declare_podcast(feed, xml);
  declare_archive(feed, xml);
}

void declare_atom_extensions(const Feed& feed, XmlWriter& xml) {
  declare_media(feed, xml);
  declare_archive(feed, xml);
}

void write_archive_links(const Feed& feed, const char* link, const char* type, XmlWriter& xml) {
  const auto write = [&](const char* rel, const std::string& url) {
    if (url.empty()) return;
    const auto element = xml.element(link);
    xml.attribute("rel", rel);
    xml.attribute("type", type);
    xml.attribute("href", url);
  };
  const auto& [current, older, newer] = feed.archive;
  write("current", current);
  write("prev-archive", older);
  write("next-archive", newer);
  write("next", older);  // for readers that only know pages (RFC 5005 section 3)
  if (current.empty()) return;
  const auto mark = xml.element("fh:archive");
}

void write_entry_extensions(const Entry& entry, XmlWriter& xml) {
  write_picture(entry.html, entry.picture, xml);
}

bool shows_picture(std::string_view html, std::string_view url) {
  if (url.empty()) return false;
  const std::string escaped = escape_html(url);
  return shows_as(html, escaped) || (escaped != url && shows_as(html, url));
}

}  // namespace feedgen
