#include "catalog/catalog.h"

#include <algorithm>
#include <map>
#include <set>

namespace feedgen {
namespace {

bool is_newer(const Article* a, const Article* b) {
  if (a->published != b->published) return a->published > b->published;
  return a->path < b->path;
}

bool is_fresher(const Article* a, const Article* b) {
  return a->updated != b->updated ? a->updated > b->updated : is_newer(a, b);
}

std::vector<const Article*> newest(std::vector<const Article*> all, std::size_t limit,
                                   Order order) {
  const auto comes_first = order == Order::kUpdated ? is_fresher : is_newer;
  if (limit == 0 || limit >= all.size()) {
    std::stable_sort(all.begin(), all.end(), comes_first);
    return all;
  }
  const auto end = all.begin() + static_cast<std::ptrdiff_t>(limit);
  std::partial_sort(all.begin(), end, all.end(), comes_first);
  all.erase(end, all.end());
  all.shrink_to_fit();
  return all;
}

}  // namespace

Catalog::Catalog(std::vector<Article> articles, Instant now, FutureRule future) {
  articles_.reserve(articles.size());
  for (Article& article : articles) {
    if (article.expires && *article.expires <= now) {
      ++expired_;
    } else if (article.due.value_or(article.published) > now && future == FutureRule::kWait) {
      ++future_;
    } else {
      articles_.push_back(std::move(article));
    }
  }
}

std::vector<Selection> Catalog::select(std::size_t limit, Order order) const {
  std::vector<const Article*> site;
  std::map<CategoryPath, std::vector<const Article*>> categories;
  site.reserve(articles_.size());
  for (const Article& article : articles_) {
    site.push_back(&article);
    std::set<CategoryPath> levels;
    for (const CategoryPath& path : article.categories) {
      for (std::size_t depth = 1; depth <= path.size(); ++depth) {
        levels.emplace(path.begin(), path.begin() + static_cast<std::ptrdiff_t>(depth));
      }
    }
    for (const CategoryPath& level : levels) categories[level].push_back(&article);
  }
  std::vector<Selection> selections;
  const std::size_t total = site.size();
  selections.push_back({{}, total, newest(std::move(site), limit, order)});
  for (auto& [path, articles] : categories) {
    const std::size_t count = articles.size();
    selections.push_back({path, count, newest(std::move(articles), limit, order)});
  }
  return selections;
}

std::size_t Catalog::count(Hidden reason) const {
  if (reason == Hidden::kExpired) return expired_;
  return reason == Hidden::kFuture ? future_ : 0;
}

}  // namespace feedgen
