// Which feeds each page of the site names: those of the site, of the group whose page it is or
// whose article it shows, and of the page's language.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "feed/feed_links.h"
#include "value/fingerprint.h"

namespace feedgen {

/// A group's own page, or that of one of its articles, by page_key() (site_pages.h).
using PageGroups = std::unordered_map<std::string, GroupKey>;

/// The pages of groups: where the site's generator makes them, and those in whose folder a group's
/// feeds lie. `output` is the folder of feeds below that of the pages.
PageGroups pages_of_groups(const std::vector<FeedReport>& feeds, std::string_view output,
                           const Settings& settings);

/// The group of the page with that page_key(), or of the list that the page continues; null: none.
const GroupKey* group_of_page(const std::string& key, const PageGroups& groups);

class LinksOfPages {
 public:
  /// `feeds` are those that there are.
  LinksOfPages(const std::vector<FeedReport>& feeds, const Settings& settings);

  /// The site's first; then the group's; then those of the page's language, and where the page
  /// names none, or one without feeds, those of all languages. `group` may be null.
  std::vector<FeedLink> of(const GroupKey* group, std::string_view language) const;

  /// Two pages with the same digest have the same links if they are in the same language.
  Digest digest_of(const GroupKey* group) const;

  bool is_empty() const { return links_.empty(); }

 private:
  const std::vector<FeedLink>* find(const GroupKey& group) const;

  GroupKey site_;
  std::map<GroupKey, std::vector<FeedLink>> links_;
};

}  // namespace feedgen
