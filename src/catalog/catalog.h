// What is known of all articles: which of them are shown now, and which are the newest of the site
// and of every category. Narrow on purpose: a database can stand behind the same calls.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "config/settings.h"
#include "value/article.h"
#include "value/selection.h"

namespace feedgen {

class Catalog {
 public:
  Catalog() = default;

  /// `articles` in the order of their paths. Those that have expired by `now`, and by
  /// FutureRule::kWait those that are not due yet, are only counted.
  Catalog(std::vector<Article> articles, Instant now, FutureRule future);

  /// The site first, then every category in the order of their paths (bytes), parents before
  /// their children; each with its `limit` newest articles (0: all). A parent contains what its
  /// children contain; an article that is in several of them counts once.
  std::vector<Selection> select(std::size_t limit, Order order = Order::kPublished) const;

  /// Those that are shown; to be given their ids. Selections point to them.
  std::span<Article> articles() { return articles_; }

  std::size_t count(Hidden reason) const;
  std::size_t size() const { return articles_.size(); }

 private:
  std::vector<Article> articles_;
  std::size_t expired_ = 0;
  std::size_t future_ = 0;
};

}  // namespace feedgen
