// Finds the article that another one names, as the generators' tags name it.
#pragma once

#include <cstddef>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "value/article.h"

namespace feedgen {

/// Built when the first tag asks; may be asked from several threads.
class ArticleAddresses {
 public:
  /// `articles` in the order of their paths; they outlive this.
  explicit ArticleAddresses(std::span<const Article> articles) : articles_(articles) {}

  /// By the whole path below the articles' folder or the end of it, with or without `_posts/`, the
  /// file's extension, `index`, and the date before its name: "2020/a", "/posts/a.md",
  /// "2020-01-31-a", "a". Of several the first in the order of paths; null if there is none.
  const Article* find(std::string_view name) const;

 private:
  void index() const;

  std::span<const Article> articles_;
  mutable std::once_flag is_indexed_;
  mutable std::unordered_multimap<std::string, std::size_t> by_last_part_;
};

}  // namespace feedgen
