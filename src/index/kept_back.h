// Which key keeps an article back: kept, so that every run says the same of all of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "system/session.h"
#include "value/article.h"
#include "value/article_key.h"

namespace feedgen {

struct KnownKeptBack {
  ArticleKey article;
  KeptBack reason;  ///< without its kind
};

class KeptBackArticles {
 public:
  explicit KeptBackArticles(Session& session) : session_(session) {}

  /// How many each key keeps back, the most first, ties by key.
  std::vector<std::pair<std::string, std::size_t>> counts();
  /// In no particular order.
  std::vector<KnownKeptBack> all();
  void write(std::int64_t article, const KeptBack& reason);
  void remove(std::int64_t article);

 private:
  Session& session_;
};

}  // namespace feedgen
