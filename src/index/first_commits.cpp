#include "index/first_commits.h"

#include "index/article_rows.h"
#include "state/checked_row.h"
#include "state/values.h"
#include "text/path_parts.h"

namespace feedgen {

void UndatedDates::apply(const ArticleKey& key, SourceFile& file) const {
  file.undated = rule;
  if (first_commits.empty()) return;
  const auto found = first_commits.find(path_from_home(key));
  if (found != first_commits.end()) file.first_commit = found->second;
}

FirstCommits::FirstCommits(Session& session)
    : session_(session),
      is_empty_(session.number(session.statement("SELECT EXISTS (SELECT 1 FROM first_commits)"))
                    .value_or(0) == 0) {}

std::vector<UndatedArticle> FirstCommits::all() {
  constexpr std::size_t kLongestHead = 80;
  std::vector<UndatedArticle> found;
  if (is_empty_) return found;
  Statement& rows = session_.statement(
      "SELECT f.article, f.head, f.found, f.time, f.date, d.root, d.path, a.name, d.by_links"
      " FROM first_commits f JOIN articles a ON a.number = f.article"
      " JOIN folders d ON d.number = a.folder");
  while (session_.step(rows)) {
    CheckedRow row(session_, rows, "first_commits");
    UndatedArticle one;
    one.number = row.key(0);
    one.head = row.text(1, kLongestHead);
    one.found = row.text(2, kLongestHead);
    one.time = row.time(3);
    if (!rows.is_null(4)) one.date = row.time(4);
    one.key = key_at(row, 5);
    one.key.folder.by_links = row.flag(8);
    found.push_back(std::move(one));
  }
  return found;
}

void FirstCommits::put(const UndatedArticle& article) {
  is_empty_ = false;
  Statement& row = session_.statement(
      "INSERT OR REPLACE INTO first_commits (article, head, found, time, date)"
      " VALUES (?, ?, ?, ?, ?)");
  row.bind(0, article.number).bind(1, std::string_view(article.head));
  row.bind(2, std::string_view(article.found)).bind(3, seconds(article.time));
  article.date ? row.bind(4, seconds(*article.date)) : row.bind_null(4);
  session_.run(row);
}

void FirstCommits::remove(std::int64_t article) {
  if (is_empty_) return;
  session_.run(session_.statement("DELETE FROM first_commits WHERE article = ?").bind(0, article));
}

void FirstCommits::clear() {
  if (is_empty_) return;
  session_.run("DELETE FROM first_commits");
  is_empty_ = true;
}

}  // namespace feedgen
