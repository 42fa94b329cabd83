#include "feed/page_content.h"

#include <algorithm>

#include "feed/assemble.h"
#include "feed/formats.h"
#include "feed/shown.h"
#include "text/path_parts.h"
#include "text/percent.h"

namespace feedgen {
namespace {

std::string_view name_of_type(std::string_view type) {
  for (const FeedFormat* format : feed_formats()) {
    if (format->media_type == type) return format->name;
  }
  return type;
}

std::vector<PageFormat> formats_on_page(const Feed& feed) {
  std::vector<PageFormat> formats;
  if (feed.feeds.empty()) return formats;
  for (const FeedAddress& file : feed.feeds.front().files) {
    std::string href = page_link(feed, file.path);
    std::string address = file.url.empty() ? href : file.url;
    formats.push_back(
        {{std::string(name_of_type(file.type)), std::move(href)}, file.type, std::move(address)});
  }
  return formats;
}

std::vector<PageLink> readers_on_page(const Feed& feed, const PageTexts& texts) {
  if (feed.feeds.empty() || feed.feeds.front().files.empty()) return {};
  const std::string& url = feed.feeds.front().files.front().url;
  if (url.empty()) return {};
  const std::string encoded = encode_segment(url);
  std::vector<PageLink> readers{
      {std::string(texts.own_reader), "feed:" + url},
      {"Feedly", "https://feedly.com/i/subscription/feed%2F" + encoded},
      {"Inoreader", "https://www.inoreader.com/?add_feed=" + encoded},
      {"NewsBlur", "https://www.newsblur.com/?url=" + encoded},
  };
  if (feed.look != nullptr && !feed.look->reader_url.empty()) {
    readers.push_back({"FreshRSS", feed.look->reader_url + "i/?c=feed&a=add&url_rss=" + encoded});
  }
  return readers;
}

std::string_view family_title(std::string_view family, const PageTexts& texts) {
  if (family == kCategoryFamily) return texts.categories;
  if (family == kTagFamily) return texts.tags;
  if (family == kAuthorFamily) return texts.authors;
  if (family == kSectionFamily) return texts.sections;
  if (family == kLanguageFamily) return texts.languages;
  if (family == kNamedFamily) return texts.more_feeds;
  return family;
}

PageRow row_of(const Feed& feed, const ListedFeed& group) {
  const std::string& path = group.page.empty() ? group.files.front().path : group.page;
  return {{group.group.path.back(), page_link(feed, path)}, group.articles};
}

// "Site: Category" is two things on a page: a heading, and the site above which it stands.
std::string heading_of(const Feed& feed, const PageTexts& texts) {
  const std::string title = required_title(feed);
  const std::string site = feed.site_title + ": ";
  const bool begins_with_site = !feed.group.is_site() && title.starts_with(site);
  return filled(texts.feeds_of, begins_with_site ? title.substr(site.size()) : title);
}

std::string description_of(const Feed& feed) {
  if (!feed.group.is_site()) return feed.site_title;
  const std::string description = required_description(feed);
  return description == required_title(feed) ? std::string() : description;
}

using Groups = std::span<const ListedFeed>;

// In the order of the tree: a group comes before those below it.
void add_tree(const Feed& feed, Groups groups, std::vector<PageRow>& rows) {
  std::vector<std::size_t> open;  // rows with others below that have not ended yet
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const std::size_t level = groups[i].group.path.size();
    std::size_t end = i + 1;
    while (end < groups.size() && groups[end].group.path.size() > level) ++end;
    rows.push_back(row_of(feed, groups[i]));
    rows.back().below = end - i - 1;
    if (rows.back().below > 0) {
      open.push_back(end);
      continue;
    }
    while (!open.empty() && open.back() == i + 1) {
      ++rows.back().ends;
      open.pop_back();
    }
  }
}

// Those with the most articles, in their own order; the list of all feeds has the others.
std::size_t add_list(const Feed& feed, Groups groups, std::vector<PageRow>& rows) {
  std::vector<const ListedFeed*> shown;
  for (const ListedFeed& group : groups) shown.push_back(&group);
  const auto unlisted = feed.left_out.find(groups.front().group.family);
  std::size_t left_out = unlisted == feed.left_out.end() ? 0 : unlisted->second;
  if (shown.size() > kMostGroupsOnPage) {
    std::stable_sort(shown.begin(), shown.end(), [](const ListedFeed* a, const ListedFeed* b) {
      return a->articles > b->articles;
    });
    left_out += shown.size() - kMostGroupsOnPage;
    shown.resize(kMostGroupsOnPage);
    std::sort(shown.begin(), shown.end());  // they lie in one vector, in the order of names
  }
  for (const ListedFeed* group : shown) rows.push_back(row_of(feed, *group));
  return left_out;
}

std::vector<PageFamily> families_on_page(const Feed& feed, const PageTexts& texts) {
  constexpr std::size_t kMostOpen = 40;  // more would hide what stands below them
  std::vector<PageFamily> families;
  Groups rest = feed.feeds;
  rest = rest.subspan(std::min<std::size_t>(1, rest.size()));
  while (!rest.empty()) {
    const std::string& word = rest.front().group.family;
    const auto end = std::find_if(rest.begin(), rest.end(),
                                  [&](const ListedFeed& one) { return one.group.family != word; });
    const Groups groups = rest.first(static_cast<std::size_t>(end - rest.begin()));
    rest = rest.subspan(groups.size());
    PageFamily family{std::string(family_title(word, texts)),
                      word == kCategoryFamily,
                      groups.size() <= kMostOpen,
                      {}};
    if (family.is_tree) {
      add_tree(feed, groups, family.rows);
    } else {
      family.left_out = add_list(feed, groups, family.rows);
    }
    families.push_back(std::move(family));
  }
  return families;
}

}  // namespace

PageContent::PageContent(const Feed& feed)
    : texts(page_texts(feed.language, feed.look)),
      title(filled(texts.feeds_of, required_title(feed))),
      heading(heading_of(feed, texts)),
      description(description_of(feed)),
      language(feed.language.empty() ? "en" : feed.language),
      formats(formats_on_page(feed)),
      readers(readers_on_page(feed, texts)),
      families(families_on_page(feed, texts)) {
  constexpr std::size_t kMost = 200;  // of a feed without a limit: the page stays quick
  entries = std::span(feed.entries).first(std::min(feed.entries.size(), kMost));
  if (!feed.group.is_site() && !feed.site_page.empty()) site_page = page_link(feed, feed.site_page);
  if (!feed.feed_list.empty()) feed_list = page_link(feed, feed.feed_list);
}

std::string page_link(const Feed& feed, std::string_view path) {
  return encode_path(path_between(feed.path, path));
}

}  // namespace feedgen
