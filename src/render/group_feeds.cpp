#include "render/group_feeds.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "config/read_settings.h"
#include "feed/assemble.h"
#include "text/display.h"
#include "text/path_parts.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

void add_feed(const FeedReport& feed, std::vector<FeedReport>& feeds, GroupFeeds& group) {
  feeds.push_back(feed);
  ++group.count;
}

std::string name_of(const FeedReport& feed) {
  const GroupKey& group = feed.group;
  const std::string whose =
      group.is_site()
          ? "the site"
          : fmt::format("{} of {}", in_quotes(fmt::format("{}", fmt::join(group.path, "/"))),
                        group.family == kNamedFamily ? "feeds with a name" : group.family);
  return fmt::format("the {} feed of {}", feed.format->word, whose);
}

// Of the setting that says where feeds lie; nowhere, where the site's generator says it.
Place place_of_places(const Settings& settings) {
  for (const std::string_view setting : {"also_at", "places", "names", "feeds"}) {
    const SettingOrigin* origin = origin_of(settings, setting);
    if (origin != nullptr && origin->place.line > 0) return origin->place;
  }
  return {};
}

// What lies where, compared as a case-insensitive file system does.
class FileOwners {
 public:
  explicit FileOwners(const Settings& settings) : settings_(settings) {}

  Result<void> add(const std::string& path, const std::string& owner) {
    const std::string file = case_fold(path);
    const auto [found, is_new] = files_.try_emplace(file, owner);
    if (!is_new) return shared(path, found->second, owner);
    const auto as_folder = folders_.find(file);
    if (as_folder != folders_.end())
      return shared(path, owner, "the folder of " + as_folder->second);
    std::string_view shown = folder_of(path);
    for (std::string_view folder = folder_of(file); !folder.empty(); folder = folder_of(folder)) {
      if (!folders_.try_emplace(std::string(folder), owner).second) break;
      const auto as_file = files_.find(std::string(folder));
      if (as_file != files_.end()) {
        return shared(shown, as_file->second, "the folder of " + owner);
      }
      shown = folder_of(shown);
    }
    return {};
  }

 private:
  Result<void> shared(std::string_view path, std::string_view one, std::string_view other) const {
    return fail(ErrorKind::kUsage,
                fmt::format("{} would be {} and {}", in_quotes(path), one, other),
                "give one of them another file with places or also_at, or another name",
                place_of_places(settings_));
  }

  const Settings& settings_;
  std::unordered_map<std::string, std::string> files_, folders_;  // by whom
};

}  // namespace

std::vector<GroupFeeds> add_feeds(const GroupTree& tree, const std::vector<const Group*>& groups,
                                  const Settings& settings, std::vector<FeedReport>& feeds) {
  std::vector<GroupFeeds> all;
  std::unordered_set<std::string> taken;  // case-folded
  const auto is_taken = [&](const std::string& path) { return taken.contains(case_fold(path)); };
  for (const Group* group : groups) {
    const GroupKey key = tree.key_of(*group);
    GroupFeeds own{group, rules_of(key, settings), feeds.size()};
    if (!own.rules.has_feeds) continue;
    const std::size_t entries =
        own.rules.limit == 0 ? group->articles : std::min(own.rules.limit, group->articles);
    for (const FeedFormat* format : own.rules.formats) {
      const FeedFile file = file_of(key, group->folder, *format, settings, is_taken);
      if (!settings.places.empty()) taken.insert(case_fold(file.path));
      FeedReport feed{file.path, feed_url(file.address, settings), key, format};
      feed.entries = entries;
      feed.articles = group->articles;
      feed.is_companion = !format->is_topic;
      feed.is_main = file.is_named && own.rules.is_main && format->is_topic;
      add_feed(feed, feeds, own);
      feed.is_main = false;
      for (const FeedFile::Copy& copy : file.copies) {
        feed.path = copy.path;
        feed.is_copy = copy.address.empty();
        feed.url = feed_url(feed.is_copy ? file.address : copy.address, settings);
        add_feed(feed, feeds, own);
      }
    }
    all.push_back(std::move(own));
  }
  return all;
}

Result<void> refuse_shared_files(const Plan& plan, PublishedFeeds& published,
                                 const Settings& settings) {
  FileOwners owners(settings);
  for (const FeedReport& feed : plan.feeds) {
    const Result<void> added = owners.add(feed.path, name_of(feed));
    if (!added) return added;
  }
  for (const DocumentToMake& document : plan.documents) {
    const FeedReport& report = document.report;
    const Result<void> added =
        owners.add(report.path, "a document of the archive of " + name_of(report));
    if (!added) return added;
    if (plan.is_whole) continue;
    published.load(report.path);
    if (published.find(report.path) != nullptr) {
      return owners.add(report.path, "a feed of another group");
    }
  }
  return {};
}

void name_folders(GroupTree& tree, const Settings& settings) {
  const std::vector<std::string> fixed = fixed_folders(settings);
  tree.name_folders({fixed.begin(), fixed.end()});
}

std::vector<FeedReport> feeds_of(const GroupTree& tree, const Settings& settings) {
  std::vector<FeedReport> feeds;
  add_feeds(tree, tree.in_order(), settings, feeds);
  return feeds;
}

}  // namespace feedgen
