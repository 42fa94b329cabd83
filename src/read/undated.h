// When articles were published that do not say it: by their first commits, by the times of their
// files, or not at all.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "index/first_commits.h"
#include "scan/run.h"

namespace feedgen {

/// More undated files in one commit are an import or a move, which says nothing of one article.
inline constexpr std::size_t kMostOfOneCommit = 50;

class Undated {
 public:
  explicit Undated(Run& run) : run_(run) {}

  /// An article without a date that was just read, and is to be read once more.
  void add(ArticleKey key) { pending_.push_back(std::move(key)); }

  /// To be called when all other articles are in the index: sets Run::undated. git is asked only
  /// if there is an undated article. The articles that are to be read (again).
  std::vector<ArticleKey> decide();

  /// An article is in the index now.
  void record(std::int64_t number, const ArticleKey& key, bool is_undated, ArticleState state);

  /// One warning for all that this run has found.
  void report();

 private:
  using ByPath = std::unordered_map<std::string, UndatedArticle>;

  void search_history(ByPath& articles);
  void search(const Repository& repository, ByPath& articles);
  void ask(const Repository& repository, const std::string& since,
           const std::vector<UndatedArticle*>& wanted, const std::string& head);
  std::string path_in(const Repository& repository, const ArticleKey& key) const;
  void choose_dates(const ByPath& articles);
  std::vector<ArticleKey> changed(ByPath& articles);

  Run& run_;
  std::vector<ArticleKey> pending_;
  ByPath known_;  // what decide() has found out, by path from home
  bool is_shallow_ = false;
  std::vector<std::string> left_out_;  // as messages name them
  std::size_t by_file_ = 0;            // articles that got the times of their files
  std::string first_by_file_;
};

}  // namespace feedgen
