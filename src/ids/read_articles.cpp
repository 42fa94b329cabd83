#include "ids/read_articles.h"

#include <utility>

#include "text/path_parts.h"
#include "value/ranges.h"

namespace feedgen {

ReadArticles::ReadArticles(std::unordered_set<std::string> imported, Run& run)
    : run_(&run),
      ledger_(run.session),
      imported_(std::move(imported)),
      is_ledger_empty_(ledger_.is_empty()) {
  if (run.attempt.is_again) keeps_all_ = true;
}

// If nothing in the ledger has to do with a file, its article has the id that it claims, unless
// another article claims the same.
bool ReadArticles::is_related(const ReadArticle& article) {
  if (is_ledger_empty_) return false;
  if (!keeps_all_) {
    const auto has_rows = [&](const std::string& path) { return !ledger_.live_at(path).empty(); };
    // An index that knows nothing can't say which files are gone.
    keeps_all_ = run_->index.files.is_empty() || any_of(gone_, has_rows);
  }
  if (*keeps_all_) return true;
  const SeenFile file{path_from_home(article.key), article.fingerprint, article.article.get()};
  if (!article.id_before.given.empty() && ledger_.has_id(article.id_before.given)) return true;
  return ledger_.has_related(file,
                             article.article == nullptr ? std::string_view() : article.article->id);
}

void ReadArticles::add(ReadArticle article) {
  if (is_related(article)) articles_.push_back(std::move(article));
}

}  // namespace feedgen
