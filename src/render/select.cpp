#include "render/select.h"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "body/describe_files.h"
#include "feed/assemble.h"
#include "publish/leftovers.h"
#include "system/parallel.h"
#include "system/watched_files.h"
#include "text/hash.h"
#include "text/path_parts.h"

namespace feedgen {
namespace {

void append(std::uint64_t number, std::string& text) {
  text.append(reinterpret_cast<const char*>(&number), sizeof number);
}

void append(std::string_view part, std::string& text) {
  append(part.size(), text);
  text += part;
}

// Two feeds with the same digest have the same bytes.
Digest inputs_digest_of(const Selection& selection, std::uint64_t rules) {
  std::string text;
  append(rules, text);
  append(selection.folder, text);
  for (const std::string& name : selection.category) append(name, text);
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
    append(feed.category.size(), text);
    for (const std::string& name : feed.category) append(name, text);
    append(feed.articles, text);
    append(feed.files.size(), text);
    for (const FeedAddress& file : feed.files) {
      append(file.path, text);
      append(file.url, text);
    }
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

// Categories whose feeds are to be made although none of their articles has changed: entries show
// another file, or link to another article, that has.
std::set<std::int64_t> categories_of_changed_uses(const std::set<std::string>& changed_names,
                                                  const Run& run) {
  std::set<std::int64_t> categories;
  EntryUses uses(run.session);
  for (const auto& [path, answer] : uses.files()) {
    const auto status = run.world.files.status(run.folders.to_home(path), Links::kFollow);
    if (status_digest(status) == answer) continue;
    for (const std::int64_t category : uses.categories_with_file(path)) categories.insert(category);
  }
  for (const std::string& name : changed_names) {
    for (const std::int64_t category : uses.categories_with_article(name)) {
      categories.insert(category);
    }
  }
  return categories;
}

std::vector<FeedReport> all_feeds(const std::vector<const Category*>& categories,
                                  const CategoryTree& tree, const Settings& settings) {
  const std::size_t limit = settings.limit;
  std::vector<FeedReport> feeds;
  for (const Category* category : categories) {
    const CategoryPath path = tree.path_of(*category);
    const std::size_t entries =
        limit == 0 ? category->articles : std::min(limit, category->articles);
    for (const FeedFormat* format : formats_of(settings)) {
      feeds.push_back({joined_path(category->folder, format->file),
                       feed_url(category->folder, *format, settings), path, entries,
                       category->articles, FeedState::kUnchanged});
    }
  }
  return feeds;
}

enum class Remake { kIfDifferent, kAlways };

// The feeds of a category that have to be made, the first of which is Plan::feeds[first]. `intact`:
// what is recorded of each, null where the file is not there as it was published.
FeedJob job_for(Selection selection, std::uint64_t rules, const std::vector<FeedReport>& feeds,
                std::size_t first, std::span<const PublishedFeed* const> intact, Remake remake,
                const std::vector<const FeedFormat*>& formats) {
  FeedJob job{std::move(selection), {}};
  const Digest of_entries = inputs_digest_of(job.selection, rules);
  for (std::size_t i = 0; i < intact.size(); ++i) {
    const Digest digest = formats[i]->inputs == FormatInputs::kFeeds
                              ? inputs_digest_of(list_feeds(feeds, job.selection.category), rules)
                              : of_entries;
    const bool is_same = remake == Remake::kIfDifferent && intact[i] != nullptr &&
                         intact[i]->inputs_digest == digest;
    if (!is_same) job.targets.push_back({formats[i], first + i, digest});
  }
  return job;
}

void add_jobs(const std::vector<const Category*>& categories, const std::set<std::int64_t>& to_make,
              const PublishedFeeds& published, const Publisher& publisher, Run& run, Plan& plan) {
  const BuildRequest& request = run.request;
  const std::vector<const FeedFormat*> formats = formats_of(request.settings);
  const std::vector<const PublishedFeed*> intact =
      intact_feeds(plan.feeds, request.jobs, published, publisher);
  for (std::size_t c = 0; c < categories.size(); ++c) {
    const Category& category = *categories[c];
    const std::size_t first = c * formats.size();
    const auto its_intact = std::span(intact).subspan(first, formats.size());
    const bool is_to_make = request.reuse == Reuse::kNothing || to_make.contains(category.number);
    const bool may_differ =
        is_to_make || category.is_touched ||
        std::find(its_intact.begin(), its_intact.end(), nullptr) != its_intact.end();
    if (!may_differ) continue;
    FeedJob job =
        job_for(newest_of(run.index, category, request.settings.limit), run.rules.feeds, plan.feeds,
                first, its_intact, is_to_make ? Remake::kAlways : Remake::kIfDifferent, formats);
    if (!job.targets.empty()) plan.jobs.push_back(std::move(job));
  }
}

}  // namespace

Plan select(const ArticleChanges& articles, const AssignedIds& ids, const PublishedFeeds& published,
            const Publisher& publisher, Run& run) {
  Index& index = run.index;
  name_folders(index.categories);
  const std::set<std::int64_t> to_make = categories_of_changed_uses(articles.names, run);
  report_articles(run);
  check_podcast_picture(run.request.settings, run.world.files, run.report.diagnostics);
  Plan plan;
  plan.unknown = ids.undecided;
  plan.unknown.insert(articles.missing.begin(), articles.missing.end());
  plan.generation = index.facts.get(kGenerationFact);
  plan.is_next_generation = index.articles.has_changed() || !to_make.empty();
  plan.is_new_output = !published.are_of(run.rules.feeds, plan.generation);
  plan.is_first_output = published.all().empty();
  if (plan.is_new_output) index.categories.touch_all();
  const std::vector<const Category*> categories = index.categories.in_order();
  plan.feeds = all_feeds(categories, index.categories, run.request.settings);
  add_jobs(categories, to_make, published, publisher, run, plan);
  plan.leftovers = leftovers_of(plan, published, publisher);
  plan.has_work = !plan.jobs.empty() || published.all().size() > plan.feeds.size();
  run.finish_stage("select");
  return plan;
}

void name_folders(CategoryTree& tree) {
  if (!tree.is_reshaped()) return;
  std::vector<CategoryPath> paths;
  const std::vector<const Category*> categories = tree.in_order();
  for (const Category* category : categories) paths.push_back(tree.path_of(*category));
  const CategoryFolders folders = category_folders(paths);
  for (std::size_t i = 1; i < categories.size(); ++i) {
    tree.set_folder(categories[i]->number, folders.at(paths[i]));
  }
}

}  // namespace feedgen
