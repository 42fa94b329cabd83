#include "feed/feed_links.h"

#include <algorithm>

#include <fmt/format.h>

#include "feed/assemble.h"
#include "feed/formats.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include "text/xml_text.h"

namespace feedgen {
namespace {

std::string escaped(std::string_view text, const LinkStyle& style) {
  std::string markup;
  append_escaped_markup(text, markup);
  if (!style.is_ascii) return markup;
  std::string ascii;
  for (std::size_t offset = 0; offset < markup.size();) {
    const char32_t c = next_code_point(markup, offset);
    if (c < 0x80) {
      ascii += static_cast<char>(c);
    } else {
      ascii += fmt::format("&#x{:X};", static_cast<std::uint32_t>(c));
    }
  }
  return ascii;
}

bool is_listed(const FeedReport& feed) {
  return !feed.is_copy && !feed.url.empty() && feed.format->is_topic;
}

}  // namespace

std::string link_tag(const FeedLink& link, const LinkStyle& style) {
  std::string tag = "<link rel=\"alternate\"";
  const auto add = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) tag += fmt::format(" {}=\"{}\"", name, escaped(value, style));
  };
  add("type", link.type);
  add("hreflang", link.language);
  add("title", link.title);
  add("href", link.href);
  if (style.is_marked) tag += fmt::format(" {}{}", kLinkMark, style.is_xml ? "=\"\"" : "");
  return tag + (style.is_xml ? " />" : ">");
}

bool is_feed_type(std::string_view type) {
  constexpr std::string_view kRss1 = "application/rdf+xml";
  const std::string bare = ascii_lower(trim(type.substr(0, type.find(';'))));
  const auto formats = feed_formats();
  return bare == kRss1 || std::any_of(formats.begin(), formats.end(), [&](const FeedFormat* one) {
           return one->is_topic && bare == one->media_type;
         });
}

std::vector<FeedLink> links_of(const GroupKey& group, std::span<const FeedReport> feeds,
                               const Settings& settings) {
  std::vector<const FeedReport*> own;
  for (const FeedReport& feed : feeds) {
    if (feed.group == group && is_listed(feed)) own.push_back(&feed);
  }
  std::stable_sort(own.begin(), own.end(), [](const FeedReport* a, const FeedReport* b) {
    return a->is_main && !b->is_main;
  });
  std::vector<FeedLink> links;
  for (const FeedReport* feed : own) {
    FeedLink link{std::string(feed->format->media_type), feed_title(group, settings), feed->url,
                  group.family == kLanguageFamily ? group.path.back() : std::string()};
    if (own.size() > 1) link.title += fmt::format(" ({})", feed->format->name);
    links.push_back(std::move(link));
  }
  return links;
}

GroupKey site_group(std::span<const FeedReport> feeds) {
  const auto main =
      std::find_if(feeds.begin(), feeds.end(), [](const FeedReport& feed) { return feed.is_main; });
  return main == feeds.end() ? GroupKey{} : main->group;
}

}  // namespace feedgen
