#include "render/select.h"

#include <algorithm>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "body/describe_files.h"
#include "config/read_settings.h"
#include "feed/assemble.h"
#include "feed/places.h"
#include "publish/leftovers.h"
#include "render/inputs_digest.h"
#include "render/plan_archives.h"
#include "system/parallel.h"
#include "system/watched_files.h"
#include "text/display.h"
#include "text/path_parts.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

// What is recorded of each, null where the file is not there as it was published, or is to be made
// again.
std::vector<const PublishedFeed*> intact_feeds(const std::vector<FeedReport>& feeds, unsigned jobs,
                                               const PublishedFeeds& published,
                                               const Publisher& publisher) {
  constexpr std::size_t kFeedsAtOnce = 64;
  std::vector<const PublishedFeed*> intact(feeds.size());
  for_each_index((feeds.size() + kFeedsAtOnce - 1) / kFeedsAtOnce, jobs, [&](std::size_t part) {
    const std::size_t end = std::min(feeds.size(), (part + 1) * kFeedsAtOnce);
    for (std::size_t i = part * kFeedsAtOnce; i < end; ++i) {
      const PublishedFeed* known = published.find(feeds[i].path);
      const bool is_there = known != nullptr && known->inputs_digest != Digest{} &&
                            publisher.is_published(feeds[i].path, known->stamp);
      intact[i] = is_there ? known : nullptr;
    }
  });
  return intact;
}

// Groups whose feeds are to be made although none of their articles has changed: entries show
// another file, or link to another article, that has.
std::set<std::int64_t> groups_of_changed_uses(const std::set<std::string>& changed_names,
                                              const Run& run) {
  std::set<std::int64_t> groups;
  EntryUses uses(run.session);
  for (const auto& [path, answer] : uses.files(EntryUses::Of::kFeeds)) {
    const auto status = run.world.files.status(run.folders.to_home(path), Links::kFollow);
    if (status_digest(status) == answer) continue;
    for (const std::int64_t group : uses.groups_with_file(path)) groups.insert(group);
  }
  for (const std::string& name : changed_names) {
    for (const std::int64_t group : uses.groups_with_article(name)) groups.insert(group);
  }
  return groups;
}

// A file that somebody else has put where a file for people would lie is left alone.
void leave_foreign_companions(const PublishedFeeds& published, Run& run,
                              std::vector<FeedReport>& feeds) {
  constexpr std::uint64_t kLargest = 16U << 20U;
  for (FeedReport& feed : feeds) {
    if (!feed.is_companion || published.find(feed.path) != nullptr) continue;
    const std::string file = run.request.output + '/' + feed.path;
    const auto status = run.world.files.status(file, Links::kDoNotFollow);
    if (!status || !*status || (*status)->kind != FileKind::kFile) continue;
    const Result<std::string> bytes = run.world.files.read(file, kLargest);
    if (bytes && (bytes->empty() || feed.format->is_successor_of(*bytes))) continue;
    feed.state = FeedState::kKept;
    if (!bytes) {
      run.report.unreadable.push_back(
          {"whether feedgen has written this file can't be read now, so it "
           "stays as it is",
           "check who may read it", Place{file}});
      continue;
    }
    run.report.diagnostics.push_back(
        {Severity::kWarning,
         Message{"feedgen has not written this file, so it is left alone",
                 fmt::format("remove it, or set {}: false", feed.format->word), Place{file}}});
  }
}

// A group that has feeds, which of Plan::feeds are its own, and how many entries they have.
struct GroupFeeds {
  const Group* group;
  GroupRules rules;
  std::size_t first;
  std::size_t count = 0;
};

void add_feed(const FeedReport& feed, std::vector<FeedReport>& feeds, GroupFeeds& group) {
  feeds.push_back(feed);
  ++group.count;
}

std::vector<GroupFeeds> add_feeds(const GroupTree& tree, const Settings& settings,
                                  std::vector<FeedReport>& feeds) {
  std::vector<GroupFeeds> groups;
  std::unordered_set<std::string> taken;  // case-folded
  const auto is_taken = [&](const std::string& path) { return taken.contains(case_fold(path)); };
  for (const Group* group : tree.in_order()) {
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
    groups.push_back(std::move(own));
  }
  return groups;
}

enum class Remake { kIfDifferent, kAlways };

// The feeds of a group that have to be made. `intact`: what is recorded of each, null where the
// file is not there as it was published.
FeedJob job_for(Selection selection, NewestDocument newest, const Rules& rules,
                const std::vector<FeedReport>& feeds, const GroupFeeds& group,
                std::span<const PublishedFeed* const> intact, Remake remake) {
  FeedJob job{std::move(selection), {}, {}, false};
  job.archive.newest = std::move(newest);
  const auto digest_of_entries = [&](std::uint64_t made_by) {
    return inputs_digest_of(
        job.selection, made_by,
        {job.archive.newest.name, fmt::format("{}", job.archive.newest.entries)});
  };
  const Digest of_entries = digest_of_entries(rules.feeds);
  const auto digest_of_list = [&](std::size_t feed) {
    const auto listed = std::span(feeds).subspan(group.first);
    return inputs_digest_of(list_feeds(listed), feeds[feed].path, rules.feeds);
  };
  const auto digest_of_feed = [&](std::size_t feed) {
    const FeedFormat& format = *feeds[feed].format;
    switch (format.inputs) {
      case FormatInputs::kFeeds: return digest_of_list(feed);
      case FormatInputs::kBoth:
        return inputs_digest_of(digest_of_entries(rules.pages), digest_of_list(feed));
      case FormatInputs::kSettings: return inputs_digest_of({}, feeds[feed].path, rules.pages);
      case FormatInputs::kEntries: break;
    }
    return inputs_digest_of(of_entries, language_feeds(feeds, job.selection.group, format));
  };
  for (std::size_t i = group.first; i < group.first + group.count; ++i) {
    if (feeds[i].state == FeedState::kKept) continue;
    const FeedFormat* format = feeds[i].format;
    const Digest digest = digest_of_feed(i);
    const bool is_same = remake == Remake::kIfDifferent && intact[i] != nullptr &&
                         intact[i]->inputs_digest == digest;
    if (!is_same) job.targets.push_back({format, i, digest});
  }
  return job;
}

void add_jobs(const std::vector<GroupFeeds>& groups, const std::set<std::int64_t>& to_make,
              ArchivePlanner& archives, const PublishedFeeds& published, const Publisher& publisher,
              Run& run, Plan& plan) {
  const BuildRequest& request = run.request;
  const std::vector<const PublishedFeed*> intact =
      intact_feeds(plan.feeds, request.jobs, published, publisher);
  // A feed of a language leads to those of all others, which come and go with articles.
  const bool may_have_languages = run.index.groups.at(kWholeSite).is_touched;
  for (const GroupFeeds& one : groups) {
    bool has_missing = false;
    for (std::size_t i = one.first; i < one.first + one.count; ++i) {
      has_missing |= intact[i] == nullptr && plan.feeds[i].state != FeedState::kKept;
    }
    const bool is_to_make = request.reuse == Reuse::kNothing || to_make.contains(one.group->number);
    const bool may_differ =
        is_to_make || one.group->is_touched ||
        (may_have_languages && plan.feeds[one.first].group.family == kLanguageFamily) ||
        has_missing;
    if (!may_differ && !archives.has_changes(*one.group)) continue;
    NewestDocument newest =
        archives.plan(*one.group, one.rules, std::span(plan.feeds).subspan(one.first, one.count));
    if (!may_differ) continue;
    FeedJob job = job_for(newest_of(run.index, *one.group, one.rules.limit, plan.articles),
                          std::move(newest), run.rules, plan.feeds, one, intact,
                          is_to_make ? Remake::kAlways : Remake::kIfDifferent);
    if (!job.targets.empty()) plan.jobs.push_back(std::move(job));
  }
}

void warn_of_address(const Settings& settings, Report& report) {
  const auto has_archive = [](const auto& one) { return one.rules.archives.value_or(0) > 0; };
  const bool wants_any =
      settings.archives > 0 ||
      std::any_of(settings.families.begin(), settings.families.end(), has_archive) ||
      std::any_of(settings.named_feeds.begin(), settings.named_feeds.end(), has_archive);
  if (!wants_any || !settings.feeds_url.empty()) return;
  report.diagnostics.push_back(
      {Severity::kWarning,
       Message{"archives: feeds lead to their archives by addresses, and where the feeds will be "
               "served is not known, so there are none",
               "set base_url, and feeds_url if the feeds lie elsewhere", Place{}}});
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
    for (std::string_view folder = folder_of(file); !folder.empty(); folder = folder_of(folder)) {
      if (!folders_.try_emplace(std::string(folder), owner).second) break;
      const auto as_file = files_.find(std::string(folder));
      if (as_file != files_.end()) {
        return shared(folder, as_file->second, "the folder of " + owner);
      }
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

Result<void> refuse_shared_files(const Plan& plan, const Settings& settings) {
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
  }
  return {};
}

}  // namespace

Result<Plan> select(const ArticleChanges& articles, const AssignedIds& ids,
                    const PublishedFeeds& published, const Publisher& publisher, Run& run) {
  Index& index = run.index;
  const Settings& settings = run.request.settings;
  name_folders(index.groups, settings);
  const std::set<std::int64_t> to_make = groups_of_changed_uses(articles.names, run);
  report_articles(run);
  check_podcast_picture(settings, run.world.files, run.report.diagnostics);
  Plan plan;
  plan.unknown = ids.undecided;
  plan.unknown.insert(articles.missing.begin(), articles.missing.end());
  plan.generation = index.facts.get(kGenerationFact);
  plan.is_next_generation = index.articles.has_changed() || !to_make.empty();
  plan.is_new_output = !published.are_of(run.rules.pages, plan.generation);
  plan.is_first_output = published.all().empty();
  if (plan.is_new_output) index.groups.touch_all();
  warn_of_address(settings, run.report);
  const std::vector<GroupFeeds> groups = add_feeds(index.groups, settings, plan.feeds);
  leave_foreign_companions(published, run, plan.feeds);
  ArchivePlanner archives(articles.names, published, publisher, run, plan);
  add_jobs(groups, to_make, archives, published, publisher, run, plan);
  archives.finish();
  if (!settings.places.empty() || !settings.also_at.empty() || !settings.named_feeds.empty() ||
      !settings.file_names.empty() || !plan.documents.empty()) {
    const Result<void> apart = refuse_shared_files(plan, settings);
    if (!apart) return tl::unexpected(apart.error());
  }
  plan.leftovers = leftovers_of(plan, published, publisher);
  plan.has_work = !plan.jobs.empty() || published.all().size() > plan.feeds.size() ||
                  !plan.leftover_documents.empty();
  run.finish_stage("select");
  return plan;
}

void name_folders(GroupTree& tree, const Settings& settings) {
  const std::vector<std::string> fixed = fixed_folders(settings);
  tree.name_folders({fixed.begin(), fixed.end()});
}

std::vector<FeedReport> feeds_of(const GroupTree& tree, const Settings& settings) {
  std::vector<FeedReport> feeds;
  add_feeds(tree, settings, feeds);
  return feeds;
}

}  // namespace feedgen
