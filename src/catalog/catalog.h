// What is known of all articles: which of them are shown now, and which are the newest of the site
// and of every category. Narrow on purpose: a database can stand behind the same calls.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "config/settings.h"
#include "value/article.h"
#include "value/selection.h"

namespace feedgen {

/// Two articles that claim the same id. The second keeps an id of its own.
struct SharedId {
  std::string id;
  std::string first;   ///< file of the article that keeps it
  std::string second;  ///< file of the one that gets another
};

class Catalog {
 public:
  /// `articles` in the order of their paths. Those that have expired by `now`, and by
  /// FutureRule::kWait those that are not due yet, are only counted.
  Catalog(std::vector<Article> articles, Instant now, FutureRule future);

  /// The site first, then every category in the order of their paths (bytes), parents before
  /// their children; each with its `limit` newest articles (0: all). A parent contains what its
  /// children contain; an article that is in several of them counts once.
  std::vector<Selection> select(std::size_t limit) const;

  const std::vector<SharedId>& shared_ids() const { return shared_ids_; }
  std::size_t count(Hidden reason) const;
  std::size_t size() const { return articles_.size(); }

 private:
  void keep_ids_apart();

  std::vector<Article> articles_;
  std::vector<SharedId> shared_ids_;
  std::size_t expired_ = 0;
  std::size_t future_ = 0;
};

}  // namespace feedgen
