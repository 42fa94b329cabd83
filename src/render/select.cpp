#include "render/select.h"

#include <algorithm>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "body/describe_files.h"
#include "config/read_settings.h"
#include "feed/assemble.h"
#include "feed/places.h"
#include "index/some_groups.h"
#include "publish/leftovers.h"
#include "render/group_feeds.h"
#include "render/inputs_digest.h"
#include "render/plan_archives.h"
#include "system/parallel.h"
#include "system/watched_files.h"
#include "text/display.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

// What is recorded of each of Plan::feeds that is looked at; null where the file is not there as it
// was published, or is to be made again.
using IntactFeeds = std::vector<const PublishedFeed*>;

bool is_intact(const std::string& path, const PublishedFeed* known, const Publisher& publisher) {
  return known != nullptr && known->inputs_digest != Digest{} &&
         publisher.is_published(path, known->stamp);
}

IntactFeeds intact_feeds(const std::vector<GroupFeeds>& groups,
                         const std::vector<FeedReport>& feeds, unsigned jobs,
                         const PublishedFeeds& published, const Publisher& publisher) {
  constexpr std::size_t kGroupsAtOnce = 16;
  IntactFeeds intact(feeds.size());
  for_each_index((groups.size() + kGroupsAtOnce - 1) / kGroupsAtOnce, jobs, [&](std::size_t part) {
    const std::size_t end = std::min(groups.size(), (part + 1) * kGroupsAtOnce);
    for (std::size_t group = part * kGroupsAtOnce; group < end; ++group) {
      const GroupFeeds& one = groups[group];
      for (std::size_t i = one.first; one.is_looked_at && i < one.first + one.count; ++i) {
        const PublishedFeed* known = published.find(feeds[i].path);
        intact[i] = is_intact(feeds[i].path, known, publisher) ? known : nullptr;
      }
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
void leave_foreign_companions(const GroupFeeds& group, const PublishedFeeds& published, Run& run,
                              std::vector<FeedReport>& feeds) {
  constexpr std::uint64_t kLargest = 16U << 20U;
  for (FeedReport& feed : std::span(feeds).subspan(group.first, group.count)) {
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

enum class Remake { kIfDifferent, kAlways };

// The feeds of a group that have to be made. `intact`: what is recorded of each, null where the
// file is not there as it was published.
FeedJob job_for(Selection selection, NewestDocument newest, const Rules& rules, const Plan& plan,
                const GroupFeeds& group, const IntactFeeds& intact, Remake remake) {
  const std::vector<FeedReport>& feeds = plan.feeds;
  FeedJob job{std::move(selection), {}, {}, false};
  job.archive.newest = std::move(newest);
  const auto digest_of_entries = [&](std::uint64_t made_by) {
    return inputs_digest_of(
        job.selection, made_by,
        {job.archive.newest.name, fmt::format("{}", job.archive.newest.entries)});
  };
  const Digest of_entries = digest_of_entries(rules.feeds);
  // All groups are in the site's list.
  const auto digest_of_list = [&](std::size_t feed) {
    if (group.group->number == kWholeSite) {
      const bool has_counts = feeds[feed].format->inputs == FormatInputs::kBoth;
      return inputs_digest_of(has_counts ? plan.counts : plan.tree, feeds[feed].path, rules.feeds);
    }
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

void add_jobs(const std::vector<GroupFeeds>& groups, const IntactFeeds& intact,
              const std::set<std::int64_t>& to_make, ArchivePlanner& archives, Run& run,
              Plan& plan) {
  // A feed of a language leads to those of all others, which come and go with articles.
  const bool may_have_languages = run.index.groups.at(kWholeSite).is_touched;
  for (const GroupFeeds& one : groups) {
    if (!one.is_looked_at) continue;
    bool has_missing = false;
    for (std::size_t i = one.first; i < one.first + one.count; ++i) {
      has_missing |= intact[i] == nullptr && plan.feeds[i].state != FeedState::kKept;
    }
    const bool is_to_make =
        run.request.reuse == Reuse::kNothing || to_make.contains(one.group->number);
    const bool may_differ =
        is_to_make || one.group->is_touched ||
        (may_have_languages && plan.feeds[one.first].group.family == kLanguageFamily) ||
        has_missing;
    if (!may_differ && !archives.has_changes(*one.group)) continue;
    NewestDocument newest =
        archives.plan(*one.group, one.rules, std::span(plan.feeds).subspan(one.first, one.count));
    if (!may_differ) continue;
    FeedJob job =
        job_for(newest_of(run.index, *one.group, one.rules.limit, plan.articles), std::move(newest),
                run.rules, plan, one, intact, is_to_make ? Remake::kAlways : Remake::kIfDifferent);
    if (!job.targets.empty()) plan.jobs.push_back(std::move(job));
  }
}

// Whether the run knows which groups can have changed, and all others are as they were published.
bool may_look_at_some(const PublishedFeeds& published, const Plan& plan, const Run& run) {
  const BuildRequest& request = run.request;
  const bool is_asked_for = run.has_gits_word &&
                            request.feeds_in_report == FeedsInReport::kLookedAt &&
                            request.links == LinksInPages::kLeave;
  const bool is_known = !plan.is_new_output && !run.index.articles.is_anew() &&
                        !run.index.groups.is_reshaped() &&
                        published.sources() == run.folders.scopes();
  const bool is_readable = plan.unknown.empty() && run.report.unreadable.empty();
  // Where such a feed lies depends on all other feeds.
  const bool has_yielding =
      std::any_of(request.settings.places.begin(), request.settings.places.end(),
                  [](const FeedPlace& place) { return place.yields; });
  return is_asked_for && is_known && is_readable && !has_yielding;
}

// Whether the files that the last run has written are what it has recorded. Where they are many, it
// is not worth while to look at them alone.
bool is_proven(PublishedFeeds& published, const Publisher& publisher) {
  constexpr std::size_t kMost = 1000;
  const std::vector<std::string> paths = published.unproven();
  return paths.size() <= kMost && all_of(paths, [&](const std::string& path) {
           published.load(path);
           return is_intact(path, published.find(path), publisher);
         });
}

struct LookedAt {
  std::vector<GroupFeeds> groups;
  IntactFeeds intact;
};

LookedAt look_at_all(const PublishedFeeds& published, const Publisher& publisher, const Run& run,
                     Plan& plan) {
  static_cast<void>(published.all());  // threads only find what was read
  const GroupTree& tree = run.index.groups;
  LookedAt looked{add_feeds(tree, tree.in_order(), run.request.settings, plan.feeds), {}};
  looked.intact = intact_feeds(looked.groups, plan.feeds, run.request.jobs, published, publisher);
  return looked;
}

// nullopt: a file is not what was recorded, so others may not be, either. `numbers`: groups that
// have to be looked at although none of their articles has changed.
std::optional<LookedAt> look_at_some(std::set<std::int64_t> numbers, PublishedFeeds& published,
                                     const Publisher& publisher, const Run& run, Plan& plan) {
  if (!is_proven(published, publisher)) return std::nullopt;
  const Settings& settings = run.request.settings;
  const GroupTree& tree = run.index.groups;
  numbers.insert(tree.number_of(main_group(settings)));
  LookedAt looked{add_feeds(tree, some_groups(run.session, tree, numbers), settings, plan.feeds),
                  {}};
  std::size_t listed = 0;
  for (GroupFeeds& one : looked.groups) {
    const FeedReport& first = plan.feeds[one.first];
    one.is_looked_at = one.group->is_touched || first.group.is_site() ||
                       first.group.family == kLanguageFamily || numbers.contains(one.group->number);
    for (std::size_t i = one.first; i < one.first + one.count; ++i) {
      if (one.is_looked_at) published.load(plan.feeds[i].path);
      listed += plan.feeds[i].is_companion ? 0 : 1;
    }
  }
  looked.intact = intact_feeds(looked.groups, plan.feeds, run.request.jobs, published, publisher);
  for (const GroupFeeds& one : looked.groups) {
    for (std::size_t i = one.first; one.is_looked_at && i < one.first + one.count; ++i) {
      const FeedReport& feed = plan.feeds[i];
      const bool may_be_foreign = feed.is_companion && published.find(feed.path) == nullptr;
      if (looked.intact[i] == nullptr && !may_be_foreign) return std::nullopt;
    }
  }
  plan.is_whole = false;
  plan.unlisted = published.count() - std::min(published.count(), listed);
  return looked;
}

// The list of all feeds, where a file of the site that shows it is to be made. Its page does not
// show all groups, so not all need be read.
void list_for_site(const Settings& settings, const Run& run, Plan& plan) {
  bool needs_all = any_of(settings.families, [](const Family& family) {
    return !family.only.empty() || !family.except.empty();
  });
  bool needs_list = false;
  for (const FeedJob& job : plan.jobs) {
    if (job.selection.number != kWholeSite || job.archive.is_document) continue;
    for (const FeedJob::Target& target : job.targets) {
      needs_all = needs_all || target.format->inputs == FormatInputs::kFeeds;
      needs_list = needs_list || target.format->inputs == FormatInputs::kFeeds ||
                   target.format->inputs == FormatInputs::kBoth;
    }
  }
  if (!needs_list) return;
  if (needs_all) {
    plan.site_list = {list_feeds(feeds_of(run.index.groups, settings)), {}};
    return;
  }
  LargestGroups largest = largest_groups(run.session, run.index.groups, kMostGroupsOnPage);
  std::vector<FeedReport> feeds;
  add_feeds(run.index.groups, largest.groups, settings, feeds);
  plan.site_list = {list_feeds(feeds), std::move(largest.left_out)};
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

// A feed that the settings name and that no article is in is a mistake, or waits for its first one.
void warn_of_feeds_without_articles(const Settings& settings, const Plan& plan, Run& run) {
  const SettingOrigin* listed = origin_of(settings, "feeds");
  if (listed == nullptr || run.index.groups.at(kWholeSite).articles == 0) return;
  std::set<std::string_view> families, names;
  for (const FeedReport& feed : plan.feeds) {
    families.insert(feed.group.family);
    if (feed.group.family == kNamedFamily) names.insert(feed.group.path.front());
  }
  const auto warn = [&](const std::string& problem, const char* remedy) {
    add_warning(run.report.diagnostics, "feeds: " + problem, remedy, listed->place);
  };
  for (const NamedFeed& feed : settings.named_feeds) {
    if (names.contains(feed.name)) continue;
    warn(fmt::format("no article meets the condition of {}, so it has no feed",
                     in_quotes(feed.name)),
         "compare its values with the articles, letter by letter");
  }
  for (const Family& family : settings.families) {
    const bool is_chosen =
        settings.lists_families && (!family.only.empty() || !family.keys.empty());
    if (!is_chosen || families.contains(family.word)) continue;
    warn(fmt::format("no article is in a group of {}, so they have no feeds",
                     in_quotes(family.word)),
         family.only.empty() ? "compare its keys with those of the articles"
                             : "compare what only names with the articles, letter by letter");
  }
}

}  // namespace

Result<Plan> select(const ArticleChanges& articles, const AssignedIds& ids,
                    PublishedFeeds& published, const Publisher& publisher, Run& run) {
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
  plan.is_first_output = published.is_empty();
  if (plan.is_new_output) index.groups.touch_all();
  plan.tree = index.facts.get(kTreeFact) + (index.groups.is_reshaped() ? 1 : 0);
  plan.counts = index.facts.get(kCountsFact) + (index.groups.has_other_counts() ? 1 : 0);
  warn_of_address(settings, run.report);
  ArchivePlanner archives(articles.names, published, publisher, run, plan);
  std::optional<LookedAt> looked;
  if (may_look_at_some(published, plan, run)) {
    std::set<std::int64_t> numbers = archives.changed_groups();
    numbers.insert(to_make.begin(), to_make.end());
    looked = look_at_some(std::move(numbers), published, publisher, run, plan);
    if (!looked) plan.feeds.clear();
  }
  if (!looked) looked = look_at_all(published, publisher, run, plan);
  for (const GroupFeeds& one : looked->groups) {
    if (one.is_looked_at) leave_foreign_companions(one, published, run, plan.feeds);
  }
  add_jobs(looked->groups, looked->intact, to_make, archives, run, plan);
  archives.finish();
  if (!plan.is_whole) list_for_site(settings, run, plan);
  const bool may_share_files = !settings.places.empty() || !settings.also_at.empty() ||
                               !settings.named_feeds.empty() || !settings.file_names.empty();
  if ((may_share_files && plan.is_whole) || !plan.documents.empty()) {
    const Result<void> apart = refuse_shared_files(plan, published, settings);
    if (!apart) return tl::unexpected(apart.error());
  }
  plan.has_work = !plan.jobs.empty() || !plan.leftover_documents.empty();
  if (plan.is_whole) {
    warn_of_feeds_without_articles(settings, plan, run);
    plan.leftovers = leftovers_of(plan, published, publisher);
    plan.has_work = plan.has_work || published.all().size() > plan.feeds.size();
  }
  run.finish_stage("select");
  return plan;
}

}  // namespace feedgen
