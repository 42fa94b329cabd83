// Articles and their rendered bodies become Entries; a Selection of them becomes a Feed.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "feed/formats.h"
#include "value/feed.h"
#include "value/report.h"
#include "value/selection.h"
#include "value/settings.h"

namespace feedgen {

/// What of a body an entry shows; all of it may be empty.
struct EntryBody {
  std::string html;
  std::string summary;
  std::string picture;  ///< absolute
};

Entry make_entry(const Article& article, EntryBody body, const Settings& settings);

/// Attaches the picture of an entry that has no attachment, and shows it at the beginning of its
/// text, where the settings ask for it. The picture is described already: without a true size and
/// type it is not attached, since formats need both.
void place_picture(const Settings& settings, Entry& entry);

/// A feed without its own address, which differs between formats. `entries` are newest first.
Feed make_feed(const Selection& selection, std::vector<const Entry*> entries,
               const Settings& settings);

/// The feeds of a group and of the categories below it, in their order: what Feed::feeds holds; for
/// the site all. `feeds` begin with the group's first, as in Plan::feeds. Copies, and files of
/// formats that are no topics, are left out.
std::vector<ListedFeed> list_feeds(std::span<const FeedReport> feeds);

/// How many groups a page shows of a family whose groups have no levels: those with the most
/// articles.
inline constexpr std::size_t kMostGroupsOnPage = 300;

/// The feeds of the site's languages in that format, which the feed of `group` leads to: none but
/// those of the site and of other languages do. In their order.
std::vector<LanguageFeed> language_feeds(const std::vector<FeedReport>& feeds,
                                         const GroupKey& group, const FeedFormat& format);

/// What the feed of a group is called.
std::string feed_title(const GroupKey& group, const Settings& settings);

/// Where the file at `path`, below the output folder, is served; empty where that is not known.
std::string feed_url(std::string_view path, const Settings& settings);

}  // namespace feedgen
