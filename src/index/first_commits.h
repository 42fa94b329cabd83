// Articles that have no date of their own, and what git said of their files' first commits.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "system/session.h"
#include "time/instant.h"
#include "value/article_key.h"
#include "value/source_file.h"

namespace feedgen {

struct UndatedArticle {
  std::int64_t number = 0;  ///< of its row
  ArticleKey key;
  std::string head;             ///< the commit whose history was searched; empty: none
  std::string found;            ///< the commit that added the file; empty: none
  Instant time{};               ///< of that commit
  std::optional<Instant> date;  ///< with which the article was read last
};

/// With which dates articles without one are read in this run.
struct UndatedDates {
  std::unordered_map<std::string, Instant> first_commits;  ///< by paths from the state's home
  UndatedRule rule = UndatedRule::kLeftOut;

  /// Adds what holds for the file at `key`.
  void apply(const ArticleKey& key, SourceFile& file) const;
};

class FirstCommits {
 public:
  explicit FirstCommits(Session& session);

  bool is_empty() const { return is_empty_; }
  std::vector<UndatedArticle> all();
  void put(const UndatedArticle& article);
  void remove(std::int64_t article);
  void clear();

 private:
  Session& session_;
  bool is_empty_ = true;
};

}  // namespace feedgen
