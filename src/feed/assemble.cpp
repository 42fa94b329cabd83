#include "feed/assemble.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "feed/places.h"
#include "feed/shown.h"
#include "text/hash.h"
#include "text/percent.h"
#include "text/xml_text.h"

namespace feedgen {
namespace {

void add_label(Label label, std::vector<Label>& labels) {
  if (std::find(labels.begin(), labels.end(), label) == labels.end()) {
    labels.push_back(std::move(label));
  }
}

// The names from the outside in, "A/B". A slash in a name must not look like two levels.
void append_term(const std::string& name, std::string& term) {
  if (!term.empty()) term += '/';
  for (const char c : name) {
    if (c == '/' || c == '~') {
      term += c == '/' ? "~2F" : "~7E";
    } else {
      term += c;
    }
  }
}

std::vector<Label> make_labels(const Article& article) {
  std::vector<Label> labels;
  for (const CategoryPath& path : article.categories) {
    std::string term;
    for (const std::string& name : path) {
      append_term(name, term);
      add_label({term, name}, labels);
    }
  }
  for (const std::string& tag : article.tags) add_label({tag, tag}, labels);
  return labels;
}

bool is_below(const GroupKey& group, const GroupKey& other) {
  if (other.is_site()) return true;
  return group.family == other.family && group.path.size() >= other.path.size() &&
         std::equal(other.path.begin(), other.path.end(), group.path.begin());
}

}  // namespace

std::string feed_title(const GroupKey& group, const Settings& settings) {
  if (group.is_site()) return settings.title;
  const std::string name = fmt::format("{}", fmt::join(group.path, " / "));
  const GroupRules rules = rules_of(group, settings);
  if (rules.is_main) return settings.title;
  const std::string_view pattern = rules.title;
  if (pattern.empty()) return fmt::format("{}: {}", settings.title, name);
  std::string title;
  for (std::size_t i = 0; i < pattern.size();) {
    const std::string_view rest = pattern.substr(i);
    if (rest.starts_with(":site")) {
      title += settings.title;
    } else if (rest.starts_with(":name")) {
      title += name;
    } else {
      title += pattern[i++];
      continue;
    }
    i += std::string_view(":site").size();
  }
  return title;
}

Entry make_entry(const Article& article, EntryBody body, const Settings& settings) {
  Entry entry;
  static_cast<ShownFacts&>(entry) = article;
  entry.labels = make_labels(article);
  if (entry.language == settings.language) entry.language.clear();
  if (entry.summary.empty()) entry.summary = std::move(body.summary);
  const ContentRule content = article.content.value_or(content_of_entries(settings));
  if (content != ContentRule::kSummary) entry.html = std::move(body.html);
  // An entry shows some text: Atom and JSON Feed ask for it, and readers show an empty line.
  if (entry.summary.empty() && entry.html.empty()) entry.summary = entry.title;
  entry.picture.url = article.picture.empty() ? std::move(body.picture) : article.picture;
  if (!article.episode.empty()) entry.episode = article.episode.front();
  return entry;
}

void place_picture(const Settings& settings, Entry& entry) {
  const Picture& picture = entry.picture;
  if (picture.url.empty()) return;
  const bool is_known = picture.size > 0 && !picture.type.empty();
  if (settings.has_picture_enclosures && entry.enclosures.empty() && is_known) {
    entry.enclosures.push_back({picture.url, picture.type, picture.size, 0});
  }
  if (!settings.has_pictures_in_text || entry.html.empty()) return;
  if (shows_picture(entry.html, picture.url)) return;
  std::string image = fmt::format("<p><img src=\"{}\" alt=\"\"", escape_html(picture.url));
  if (picture.width > 0 && picture.height > 0) {
    image += fmt::format(" width=\"{}\" height=\"{}\"", picture.width, picture.height);
  }
  entry.html.insert(0, image + "></p>\n");
}

Feed make_feed(const Selection& selection, std::vector<const Entry*> entries,
               const Settings& settings) {
  Feed feed;
  feed.title = feed_title(selection.group, settings);
  feed.site_title = settings.title;
  feed.description = settings.description;
  feed.home_url = settings.base_url;
  if (!feed.home_url.empty()) feed.home_url += encode_path(settings.own_feeds.home);
  feed.id = urn_of("feed\n" + selection.folder);
  const bool is_of_language = selection.group.family == kLanguageFamily;
  feed.language = is_of_language ? selection.group.path.back() : settings.language;
  feed.rights = settings.copyright;
  feed.icon = settings.icon;
  feed.logo = settings.logo;
  feed.cover = settings.cover;
  feed.accent_color = settings.accent_color;
  // The W3C's validator warns of Feedly's vocabulary, so an icon that was found brings none.
  const bool has_icon = !feed.icon.url.empty() && !settings.is_icon_found;
  feed.has_look =
      has_icon || !feed.logo.url.empty() || !feed.cover.url.empty() || !feed.accent_color.empty();
  feed.refresh = settings.refresh;
  feed.elements = settings.feed_elements;
  feed.objects = settings.feed_objects;
  feed.namespaces = settings.extra.namespaces;
  feed.authors = settings.authors;
  feed.hubs = settings.hubs;
  feed.cloud = settings.notify.cloud;
  if (!entries.empty()) {
    feed.published = entries.front()->published;
    feed.updated = entries.front()->updated;
  }
  for (const Entry* entry : entries) {
    if (entry->episode) feed.podcast = settings.podcast;
    feed.published = std::max(feed.published, entry->published);
    feed.updated = std::max(feed.updated, entry->updated);
  }
  feed.entries = std::move(entries);
  feed.group = selection.group;
  feed.look = &settings.page_look;
  feed.timezone = settings.timezone;
  // A guid is one show's; the others are made from their addresses.
  if (feed.podcast && !selection.group.is_site()) feed.podcast->guid.clear();
  return feed;
}

std::vector<ListedFeed> list_feeds(std::span<const FeedReport> feeds) {
  std::vector<ListedFeed> list;
  for (const FeedReport& feed : feeds) {
    if (!is_below(feed.group, feeds.front().group)) break;
    if (feed.is_copy) continue;
    const bool is_new = list.empty() || list.back().group != feed.group;
    if (is_new && feed.format->is_topic) list.push_back({feed.group, feed.articles, {}, {}});
    if (!is_new && feed.format == &kPage) list.back().page = feed.path;
    if (!feed.format->is_topic) continue;
    list.back().files.push_back({feed.path, feed.url, std::string(feed.format->media_type)});
  }
  return list;
}

std::vector<LanguageFeed> language_feeds(const std::vector<FeedReport>& feeds,
                                         const GroupKey& group, const FeedFormat& format) {
  std::vector<LanguageFeed> languages;
  if (!group.is_site() && group.family != kLanguageFamily) return languages;
  for (const FeedReport& feed : feeds) {
    const bool is_one = feed.group.family == kLanguageFamily && feed.format == &format &&
                        !feed.is_copy && !feed.url.empty();
    if (!is_one || feed.group == group) continue;
    const std::string& language = feed.group.path.back();
    if (languages.empty() || languages.back().language != language) {
      languages.push_back({language, feed.url});
    }
  }
  return languages;
}

std::string feed_url(std::string_view path, const Settings& settings) {
  if (settings.feeds_url.empty()) return {};
  return settings.feeds_url + encode_path(path);
}

}  // namespace feedgen
