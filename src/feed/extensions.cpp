#include "feed/extensions.h"

#include <algorithm>
#include <cstdint>

#include <fmt/format.h>

#include "feed/people.h"
#include "feed/podcast.h"
#include "feed/shown_picture.h"

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
}

void declare_atom_extensions(const Feed& feed, XmlWriter& xml) { declare_media(feed, xml); }

void write_picture(const Entry& entry, XmlWriter& xml) {
  const Picture& picture = entry.picture;
  if (picture.url.empty()) return;
  const auto number = [&](const char* name, std::uint64_t value) {
    if (value > 0) xml.attribute(name, fmt::format("{}", value));
  };
  if (!shows_picture(entry.html, picture.url)) {
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

}  // namespace feedgen
