#include "render/plan.h"

#include <algorithm>
#include <span>
#include <utility>
#include <vector>

#include "feed/assemble.h"
#include "system/parallel.h"
#include "text/hash.h"

namespace feedgen {
namespace {

void append(std::uint64_t number, std::string& text) {
  text.append(reinterpret_cast<const char*>(&number), sizeof number);
}

void append(std::string_view part, std::string& text) {
  append(part.size(), text);
  text += part;
}

// Two feeds that are made of the same have the same bytes.
Digest made_of(const Selection& selection, std::uint64_t rules) {
  std::string text;
  append(rules, text);
  append(selection.folder, text);
  for (const std::string& name : selection.category) append(name, text);
  for (const SelectedArticle& article : selection.newest) {
    append(article.facts, text);
    append(article.id, text);
  }
  return hash128(text);
}

// The same of a format that shows a list of feeds.
Digest made_of(const std::vector<ListedFeed>& feeds, std::uint64_t rules) {
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
      const bool is_there = known != nullptr && known->made_of != Digest{} &&
                            publisher.is_published(feeds[i].path, known->stamp);
      intact[i] = is_there ? known : nullptr;
    }
  });
  return intact;
}

}  // namespace

Plan plan_feeds(Survey& site, const BuildRequest& request, const PublishedFeeds& published,
                const Publisher& publisher) {
  const Settings& settings = request.settings;
  const std::size_t limit = settings.limit;
  const std::vector<const FeedFormat*> formats = formats_of(settings);
  CategoryTree& tree = site.catalog->categories();
  const std::vector<const Category*> categories = tree.in_order();
  Plan plan;
  for (const Category* category : categories) {
    const CategoryPath path = tree.path_of(*category);
    for (const FeedFormat* format : formats) {
      plan.feeds.push_back({joined_path(category->folder, format->file),
                            feed_url(category->folder, *format, settings), path,
                            limit == 0 ? category->articles : std::min(limit, category->articles),
                            category->articles, FeedState::kUnchanged});
    }
  }
  const std::vector<const PublishedFeed*> intact =
      intact_feeds(plan.feeds, request.jobs, published, publisher);
  for (std::size_t c = 0; c < categories.size(); ++c) {
    const Category& category = *categories[c];
    const std::size_t first = c * formats.size();
    const auto its_intact = std::span(intact).subspan(first, formats.size());
    const bool is_to_make =
        request.trust == Trust::kNothing || site.categories_to_make.contains(category.number);
    const bool may_differ =
        is_to_make || category.is_touched ||
        std::find(its_intact.begin(), its_intact.end(), nullptr) != its_intact.end();
    if (!may_differ) continue;
    FeedJob job{site.catalog->select(category, limit), {}};
    const Digest of_entries = made_of(job.selection, site.feed_rules);
    for (std::size_t i = 0; i < its_intact.size(); ++i) {
      const Digest digest =
          formats[i]->inputs == FormatInputs::kFeeds
              ? made_of(list_feeds(plan.feeds, job.selection.category), site.feed_rules)
              : of_entries;
      const bool is_same =
          !is_to_make && its_intact[i] != nullptr && its_intact[i]->made_of == digest;
      if (!is_same) job.targets.push_back({formats[i], first + i, digest});
    }
    if (!job.targets.empty()) plan.jobs.push_back(std::move(job));
  }
  return plan;
}

}  // namespace feedgen
