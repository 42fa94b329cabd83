#include "pages/links_of_pages.h"

#include <algorithm>

#include "feed/places.h"
#include "pages/site_pages.h"
#include "text/hash.h"
#include "text/path_parts.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

void append(const std::vector<FeedLink>& more, std::vector<FeedLink>& links) {
  for (const FeedLink& link : more) {
    const bool is_new = std::none_of(links.begin(), links.end(),
                                     [&](const FeedLink& one) { return one.href == link.href; });
    if (is_new) links.push_back(link);
  }
}

// "de" is meant by "de-AT", and the other way round.
bool is_same_language(std::string_view a, std::string_view b) {
  const std::string x = ascii_lower(a);
  const std::string y = ascii_lower(b);
  return x == y || x.starts_with(y + '-') || y.starts_with(x + '-');
}

void append(std::string_view text, std::string& all) { all.append(text) += '\0'; }

}  // namespace

PageGroups pages_of_groups(const std::vector<FeedReport>& feeds, std::string_view output,
                           const Settings& settings) {
  PageGroups pages;
  for (const FeedReport& feed : feeds) {
    if (feed.is_copy || feed.group.is_site()) continue;
    const std::string folder(folder_of(joined_path(std::string(output), feed.path)));
    const std::string own(folder_of(feed.path));
    // A folder that many groups' feeds share is the page of none.
    for (const std::string& path : own_pages(feed.group, settings)) {
      pages.try_emplace(page_key(path), feed.group);
    }
    const bool is_alone = !own.empty() && last_part(feed.path) == file_name(*feed.format, settings);
    if (is_alone) pages.try_emplace(page_key(folder), feed.group);
  }
  return pages;
}

const GroupKey* group_of_page(const std::string& key, const PageGroups& groups) {
  auto found = groups.find(key);
  const std::string first = found == groups.end() ? first_page_key(key) : std::string();
  if (!first.empty()) found = groups.find(first);
  return found == groups.end() ? nullptr : &found->second;
}

LinksOfPages::LinksOfPages(const std::vector<FeedReport>& feeds, const Settings& settings)
    : site_(site_group(feeds)) {
  // Feeds of a group stand together.
  for (auto first = feeds.begin(); first != feeds.end();) {
    const auto last = std::find_if(
        first, feeds.end(), [&](const FeedReport& one) { return one.group != first->group; });
    std::vector<FeedLink> links = links_of(first->group, {first, last}, settings);
    if (!links.empty()) links_.emplace(first->group, std::move(links));
    first = last;
  }
}

const std::vector<FeedLink>* LinksOfPages::find(const GroupKey& group) const {
  const auto found = links_.find(group);
  return found == links_.end() ? nullptr : &found->second;
}

std::vector<FeedLink> LinksOfPages::of(const GroupKey* group, std::string_view language) const {
  std::vector<FeedLink> links;
  if (const auto* own = find(site_)) append(*own, links);
  if (group != nullptr) {
    if (const auto* own = find(*group)) append(*own, links);
  }
  std::vector<FeedLink> all;
  std::vector<FeedLink> same;
  const GroupKey first{std::string(kLanguageFamily), {}};
  for (auto at = links_.lower_bound(first);
       at != links_.end() && at->first.family == kLanguageFamily; ++at) {
    append(at->second, all);
    if (!language.empty() && is_same_language(at->first.path.back(), language)) {
      append(at->second, same);
    }
  }
  append(same.empty() ? all : same, links);
  return links;
}

Digest LinksOfPages::digest_of(const GroupKey* group) const {
  std::string text;
  for (const FeedLink& link : of(group, {})) {
    append(link.type, text);
    append(link.title, text);
    append(link.href, text);
    append(link.language, text);
  }
  return hash128(text);
}

}  // namespace feedgen
