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
#include "feed/assemble.h"
#include "feed/places.h"
#include "publish/leftovers.h"
#include "system/parallel.h"
#include "system/watched_files.h"
#include "text/display.h"
#include "text/hash.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

void append(std::uint64_t number, std::string& text) {
  text.append(reinterpret_cast<const char*>(&number), sizeof number);
}

void append(std::string_view part, std::string& text) {
  append(part.size(), text);
  text += part;
}

void append(const GroupKey& group, std::string& text) {
  append(group.family, text);
  append(group.path.size(), text);
  for (const std::string& name : group.path) append(name, text);
}

// Two feeds with the same digest have the same bytes.
Digest inputs_digest_of(const Selection& selection, std::uint64_t rules) {
  std::string text;
  append(rules, text);
  append(selection.folder, text);
  append(selection.group, text);
  for (const SelectedArticle& article : selection.newest) {
    append(article.entry_digest, text);
    append(article.id, text);
  }
  return hash128(text);
}

// The same of a format that shows a list of feeds.
Digest inputs_digest_of(const std::vector<ListedFeed>& feeds, std::uint64_t rules) {
  std::string text;
  append(rules, text);
  for (const ListedFeed& feed : feeds) {
    append(feed.group, text);
    append(feed.articles, text);
    append(feed.files.size(), text);
    for (const FeedAddress& file : feed.files) {
      append(file.path, text);
      append(file.url, text);
    }
  }
  return hash128(text);
}

// The same of a feed that leads to those of other languages.
Digest with_languages(Digest of_entries, const std::vector<LanguageFeed>& languages) {
  if (languages.empty()) return of_entries;
  std::string text(of_entries.begin(), of_entries.end());
  for (const LanguageFeed& one : languages) {
    append(one.language, text);
    append(one.url, text);
  }
  return hash128(text);
}

// What is recorded of each, null where the file is not there as it was published, or is to be made
// again.
std::vector<const PublishedFeed*> intact_feeds(const std::vector<FeedReport>& feeds, unsigned jobs,
                                               const PublishedFeeds& published,
                                               const Publisher& publisher) {
  constexpr std::size_t kAtOnce = 64;
  std::vector<const PublishedFeed*> intact(feeds.size());
  for_each_index((feeds.size() + kAtOnce - 1) / kAtOnce, jobs, [&](std::size_t part) {
    const std::size_t end = std::min(feeds.size(), (part + 1) * kAtOnce);
    for (std::size_t i = part * kAtOnce; i < end; ++i) {
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
  for (const auto& [path, answer] : uses.files()) {
    const auto status = run.world.files.status(run.folders.to_home(path), Links::kFollow);
    if (status_digest(status) == answer) continue;
    for (const std::int64_t group : uses.groups_with_file(path)) groups.insert(group);
  }
  for (const std::string& name : changed_names) {
    for (const std::int64_t group : uses.groups_with_article(name)) groups.insert(group);
  }
  return groups;
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
      feed.is_main = file.is_named && own.rules.is_main;
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
FeedJob job_for(Selection selection, std::uint64_t rules, const std::vector<FeedReport>& feeds,
                const GroupFeeds& group, std::span<const PublishedFeed* const> intact,
                Remake remake) {
  FeedJob job{std::move(selection), {}};
  const Digest of_entries = inputs_digest_of(job.selection, rules);
  for (std::size_t i = group.first; i < group.first + group.count; ++i) {
    const FeedFormat* format = feeds[i].format;
    const Digest digest =
        format->inputs == FormatInputs::kFeeds
            ? inputs_digest_of(list_feeds(feeds, job.selection.group), rules)
            : with_languages(of_entries, language_feeds(feeds, job.selection.group, *format));
    const bool is_same = remake == Remake::kIfDifferent && intact[i] != nullptr &&
                         intact[i]->inputs_digest == digest;
    if (!is_same) job.targets.push_back({format, i, digest});
  }
  return job;
}

void add_jobs(const std::vector<GroupFeeds>& groups, const std::set<std::int64_t>& to_make,
              const PublishedFeeds& published, const Publisher& publisher, Run& run, Plan& plan) {
  const BuildRequest& request = run.request;
  const std::vector<const PublishedFeed*> intact =
      intact_feeds(plan.feeds, request.jobs, published, publisher);
  // A feed of a language leads to those of all others, which come and go with articles.
  const bool may_have_languages = run.index.groups.at(kWholeSite).is_touched;
  for (const GroupFeeds& one : groups) {
    const auto its_intact = std::span(intact).subspan(one.first, one.count);
    const bool is_to_make = request.reuse == Reuse::kNothing || to_make.contains(one.group->number);
    const bool may_differ =
        is_to_make || one.group->is_touched ||
        (may_have_languages && plan.feeds[one.first].group.family == kLanguageFamily) ||
        std::find(its_intact.begin(), its_intact.end(), nullptr) != its_intact.end();
    if (!may_differ) continue;
    FeedJob job =
        job_for(newest_of(run.index, *one.group, one.rules.limit), run.rules.feeds, plan.feeds, one,
                intact, is_to_make ? Remake::kAlways : Remake::kIfDifferent);
    if (!job.targets.empty()) plan.jobs.push_back(std::move(job));
  }
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

// Compared as a case-insensitive file system does.
Result<void> refuse_shared_files(const std::vector<FeedReport>& feeds) {
  std::unordered_map<std::string, const FeedReport*> owners;
  for (const FeedReport& feed : feeds) {
    const auto [found, is_new] = owners.try_emplace(case_fold(feed.path), &feed);
    if (is_new) continue;
    const FeedReport& other = *found->second;
    return fail(
        ErrorKind::kUsage,
        fmt::format("{} would be {} and {}", in_quotes(feed.path), name_of(other), name_of(feed)),
        "give one of them another file with places or also_at, or another name");
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
  plan.is_new_output = !published.are_of(run.rules.feeds, plan.generation);
  plan.is_first_output = published.all().empty();
  if (plan.is_new_output) index.groups.touch_all();
  const std::vector<GroupFeeds> groups = add_feeds(index.groups, settings, plan.feeds);
  if (!settings.places.empty() || !settings.also_at.empty() || !settings.named_feeds.empty()) {
    const Result<void> apart = refuse_shared_files(plan.feeds);
    if (!apart) return tl::unexpected(apart.error());
  }
  add_jobs(groups, to_make, published, publisher, run, plan);
  plan.leftovers = leftovers_of(plan, published, publisher);
  plan.has_work = !plan.jobs.empty() || published.all().size() > plan.feeds.size();
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
