// Finds the article that another one names, as the generators' tags name it.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "value/result.h"

namespace feedgen {

struct Article;

/// All articles that can be named. Asks for their paths when the first one is looked for; may be
/// asked from several threads.
class ArticleIndex {
 public:
  /// Paths below the articles' folders, in their order.
  using Paths = std::function<std::vector<std::string>()>;
  /// The article at a place in that list. Where that is none, or none any more, a failure of any
  /// kind but kUnreadable.
  using Open = std::function<Result<Article>(std::size_t)>;

  ArticleIndex(Paths paths, Open open);
  ~ArticleIndex();

  /// By the whole path below the articles' folder or the end of it, with or without `_posts/`, the
  /// file's extension, `index`, and the date before its name: "2020/a", "/posts/a.md",
  /// "2020-01-31-a", "a". Of several the first in the order of paths; null if there is none. The
  /// answer is an error only where the article is there, but can't be read now.
  Result<const Article*> find(std::string_view name) const;

 private:
  void index() const;
  std::optional<std::size_t> place_of(std::string_view name) const;

  Paths read_paths_;
  Open open_;
  mutable std::once_flag is_indexed_;
  mutable std::vector<std::string> paths_;
  mutable std::unordered_multimap<std::string, std::size_t> by_last_part_;
  mutable std::mutex mutex_;  // guards what follows
  mutable std::map<std::size_t, Result<std::unique_ptr<const Article>>> opened_;
};

/// The index as one article asks it, with what it has asked for. For one thread.
class ArticleAddresses {
 public:
  explicit ArticleAddresses(const ArticleIndex& index) : index_(index) {}

  const Article* find(std::string_view name) const;

  /// Of the names that were looked for: an answer can change only with an article that has one of
  /// them among its own last_parts_of().
  const std::vector<std::string>& asked() const { return asked_; }

  /// Of an article that could not be read, so that null was answered for it.
  const std::optional<Error>& unreadable() const { return unreadable_; }

 private:
  const ArticleIndex& index_;
  mutable std::vector<std::string> asked_;
  mutable std::optional<Error> unreadable_;
};

/// What a name for the article at `path` ends in: with and without a date.
std::vector<std::string> last_parts_of(std::string_view path);

}  // namespace feedgen
