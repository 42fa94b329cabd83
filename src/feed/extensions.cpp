
#include <algorithm>
#include <cstdint>

#include <fmt/format.h>

#include "feed/shown.h"
#include "text/path_parts.h"
#include "text/percent.h"
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
bool has_external(const Entry& entry) { return !entry.external_url.empty(); }
bool has_comment_count(const Entry& entry) { return entry.comment_count.has_value(); }
bool needs_dublin_core(const Entry& entry) {
  return !entry.language.empty() || !shown_people(entry.authors).empty();
}

// What RSS and Atom need alike.
void add_shared(const Feed& feed, Declarations& needed) {
  if (any_entry(feed, has_picture)) needed.add("media");
  if (feed.refresh && !feed.refresh->period.empty()) needed.add("sy");
  if (feed.has_look) needed.add("webfeeds");
  if (!feed.archive.current.empty()) needed.add("fh");
}

void add_own(const Feed& feed, std::string_view format, Declarations& needed) {
  needed.add_all_of(feed.elements, format, feed.namespaces);
  for (const Entry* entry : feed.entries) {
    needed.add_all_of(entry->elements, format, feed.namespaces);
  }
}

void write_picture(const Entry& entry, XmlWriter& xml) {
  const Picture& picture = entry.picture;
  if (picture.url.empty()) return;
  const auto number = [&](const char* name, std::uint64_t value) {
    if (value > 0) xml.attribute(name, fmt::format("{}", value));
  };
  const bool is_attached = !entry.enclosures.empty() && entry.enclosures.front().url == picture.url;
  if (!is_attached && !shows_picture(entry.html, picture.url)) {
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

Declarations rss_declarations(const Feed& feed) {
  Declarations needed;
  const bool has_links = !feed.self_url.empty() || !feed.hubs.empty() || !feed.icon.url.empty();
  if (has_links || any_entry(feed, is_updated) || any_entry(feed, has_external)) {
    needed.add("atom");
  }
  if (any_entry(feed, has_html)) needed.add("content");
  if (any_entry(feed, needs_dublin_core)) needed.add("dc");
  if (any_entry(feed, has_comment_count)) needed.add("slash");
  add_shared(feed, needed);
  declare_podcast(feed, needed);
  add_own(feed, "rss", needed);
  return needed;
}

Declarations atom_declarations(const Feed& feed) {
  Declarations needed;
  if (any_entry(feed, has_comment_count)) needed.add("thr");
  add_shared(feed, needed);
  add_own(feed, "atom", needed);
  return needed;
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

void write_stylesheet(const Feed& feed, XmlWriter& xml) {
  if (feed.stylesheet.empty()) return;
  xml.stylesheet("text/css", encode_path(path_between(feed.path, feed.stylesheet)));
}

void write_feed_extensions(const Feed& feed, XmlWriter& xml) {
  if (feed.refresh && !feed.refresh->period.empty()) {
    xml.leaf("sy:updatePeriod", feed.refresh->period);
    xml.leaf("sy:updateFrequency", fmt::format("{}", feed.refresh->times));
  }
  if (!feed.has_look) return;
  xml.leaf("webfeeds:icon", feed.icon.url);
  xml.leaf("webfeeds:logo", feed.logo.url);
  if (!feed.cover.url.empty()) {
    const auto cover = xml.element("webfeeds:cover");
    xml.attribute("image", feed.cover.url);
  }
  xml.leaf("webfeeds:accentColor", feed.accent_color);
}

void write_entry_extensions(const Entry& entry, XmlWriter& xml) { write_picture(entry, xml); }

bool shows_picture(std::string_view html, std::string_view url) {
  if (url.empty()) return false;
  const std::string escaped = escape_html(url);
  return shows_as(html, escaped) || (escaped != url && shows_as(html, url));
}

}  // namespace feedgen
