// What a run would take from subscribers, and whether it may do so unasked: an articles folder that
// is suddenly empty, another folder or fewer formats for the same output are slips more often than
// wishes, and a feed that is gone is not subscribed to again.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "publish/published_feeds.h"
#include "render/plan.h"
#include "survey.h"
#include "value/feed.h"

namespace feedgen {

/// Files in the output folder that no category needs any more, by path below it.
struct Leftovers {
  std::vector<std::string> ours;        ///< as they were published: to be removed
  std::vector<std::string> edited;      ///< they are left alone
  std::vector<std::string> elsewhere;   ///< what leads to them is no folder now: left alone
  std::vector<std::string> gone;        ///< somebody has removed them
  std::vector<std::string> forgotten;   ///< of these, all that are not ours any more
  std::vector<std::string> unreadable;  ///< what they are now can't be said
};

Leftovers leftovers_of(const Plan& plan, const PublishedFeeds& published,
                       const Publisher& publisher);

/// Says which of them are not removed, and why.
void report_leftovers(const Leftovers& leftovers, const std::string& output, Report& report);

/// The folders and files that the run reads, by paths from the state's home.
std::set<std::string> sources_of(const Survey& site);

/// Why the run needs `--prune`; empty where it needs none. It does where
/// - more than a tenth of the feeds would be removed, and more than three;
/// - there were articles, and there are none;
/// - a format would go that was published;
/// - a folder or file that the feeds were made of is still there and is not read any more.
std::string reason_to_ask(const Survey& site, const Leftovers& leftovers,
                          const PublishedFeeds& published, const BuildRequest& request,
                          FileSystem& files);

/// Whether the file that stands where `feed` goes shows entries, and none of those that the feed
/// shows: another site, or another configuration, has made it.
bool shows_others(FileSystem& files, const std::string& path, const Feed& feed);

/// Why that needs `--prune`.
inline constexpr std::string_view kOthers =
    "the feeds that are here show none of these articles: another configuration or program makes "
    "them";

}  // namespace feedgen
