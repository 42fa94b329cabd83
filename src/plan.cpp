#include "plan.h"

#include <utility>

#include "feed/assemble.h"
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

std::string path_of(const std::string& folder, Format format) {
  return folder.empty() ? file_name(format) : folder + '/' + file_name(format);
}

}  // namespace

Plan plan_feeds(Survey& site, const BuildRequest& request, const PublishedFeeds& published,
                const Publisher& publisher) {
  const Settings& settings = request.settings;
  const std::size_t limit = settings.limit;
  CategoryTree& tree = site.catalog->categories();
  Plan plan;
  for (const Category* category : tree.in_order()) {
    const CategoryPath path = tree.path_of(*category);
    const std::size_t first = plan.feeds.size();
    const bool is_to_make =
        request.trust == Trust::kNothing || site.categories_to_make.contains(category->number);
    bool may_differ = is_to_make || category->is_touched;
    std::vector<const PublishedFeed*> intact;  // null: it is not there as it was published
    for (const Format format : settings.formats) {
      FeedReport feed{path_of(category->folder, format),
                      feed_url(category->folder, format, settings),
                      path,
                      limit == 0 ? category->articles : std::min(limit, category->articles),
                      category->articles,
                      FeedState::kUnchanged};
      const PublishedFeed* known = published.find(feed.path);
      const bool is_there = known != nullptr && publisher.is_published(feed.path, known->stamp);
      intact.push_back(is_there ? known : nullptr);
      may_differ = may_differ || !is_there;
      plan.feeds.push_back(std::move(feed));
    }
    if (!may_differ) continue;
    FeedJob job{site.catalog->select(*category, limit), {}, {}};
    job.made_of = made_of(job.selection, site.feed_rules);
    for (std::size_t i = 0; i < intact.size(); ++i) {
      const bool is_same = !is_to_make && intact[i] != nullptr && intact[i]->made_of == job.made_of;
      if (!is_same) job.targets.push_back({settings.formats[i], first + i});
    }
    if (!job.targets.empty()) plan.jobs.push_back(std::move(job));
  }
  return plan;
}

}  // namespace feedgen
