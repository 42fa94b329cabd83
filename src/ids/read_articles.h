// The articles that were read in this run and whose ids may change by that, with what is gone.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "ids/ledger_store.h"
#include "scan/run.h"
#include "value/article.h"

namespace feedgen {

/// An article's file that was read in this run.
struct ReadArticle {
  std::int64_t number = 0;  ///< of its row in the index
  ArticleKey key;
  std::string shown;  ///< the file, as messages name it
  FileStamp stamp;
  Fingerprint fingerprint;
  std::unique_ptr<Article> article;  ///< null where no feed may show it now
  bool has_other_bytes = true;       ///< than an earlier run saw there
  bool is_unreadable = false;        ///< it is there, but what it holds is not known
  ShownId id_before{};
};

/// Keeps those that may have something in common with a row of the ledger; all, where more files
/// may turn out to be gone.
class ReadArticles {
 public:
  /// `imported`: paths of the rows that ids.tsv has added. The run outlives this.
  ReadArticles(std::unordered_set<std::string> imported, Run& run);

  /// A known file that is gone, by its path from the state's home. To be called for all of them
  /// before add().
  void add_gone(const std::string& path) { gone_.insert(path); }
  void add(ReadArticle article);

  const std::unordered_set<std::string>& gone() const { return gone_; }
  const std::unordered_set<std::string>& imported() const { return imported_; }
  std::vector<ReadArticle> take() { return std::move(articles_); }

 private:
  bool is_related(const ReadArticle& article);

  Run* run_;
  LedgerStore ledger_;
  std::unordered_set<std::string> imported_;
  std::unordered_set<std::string> gone_;
  std::vector<ReadArticle> articles_;
  bool is_ledger_empty_ = false;
  std::optional<bool> keeps_all_;
};

}  // namespace feedgen
