// Articles and their rendered bodies become Entries; a Selection of them becomes a Feed.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "feed/formats.h"
#include "value/feed.h"
#include "value/report.h"
#include "value/selection.h"
#include "value/settings.h"

namespace feedgen {

/// The folder of every category below the output folder, "A/B": one for each, safe for every file
/// system (feed/folder_name.h).
using CategoryFolders = std::map<CategoryPath, std::string>;

/// `categories` hold every parent of every category; an empty path is the site.
CategoryFolders category_folders(const std::vector<CategoryPath>& categories);

/// What of a body an entry shows; all of it may be empty.
struct EntryBody {
  std::string html;
  std::string summary;
  std::string picture;  ///< absolute
};

Entry make_entry(const Article& article, EntryBody body, const Settings& settings);

/// A feed without its own address, which differs between formats. `entries` are newest first.
Feed make_feed(const Selection& selection, std::vector<const Entry*> entries,
               const Settings& settings);

/// The feeds of `category` and of those below it, of `feeds`, in their order: what Feed::feeds
/// holds. Files of formats that are no topics are left out.
std::vector<ListedFeed> list_feeds(const std::vector<FeedReport>& feeds,
                                   const CategoryPath& category);

/// Where a feed's file is served; empty where the site's address is not known.
std::string feed_url(const std::string& folder, const FeedFormat& format, const Settings& settings);

}  // namespace feedgen
