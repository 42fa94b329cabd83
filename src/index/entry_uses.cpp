#include "index/entry_uses.h"

#include "state/checked_row.h"

namespace feedgen {
namespace {

constexpr std::int64_t kFile = 0;
constexpr std::int64_t kArticle = 1;

}  // namespace

std::vector<std::pair<std::string, std::uint64_t>> EntryUses::files(Of entries) {
  std::vector<std::pair<std::string, std::uint64_t>> all;
  Statement& rows = session_.statement(
      entries == Of::kFeeds
          ? "SELECT DISTINCT name, answer FROM uses WHERE kind = 0 ORDER BY name"
          : "SELECT DISTINCT name, answer FROM article_uses WHERE kind = 0 ORDER BY name");
  while (session_.step(rows)) {
    all.emplace_back(rows.text(0), static_cast<std::uint64_t>(rows.number(1)));
  }
  return all;
}

bool EntryUses::has_articles() {
  Statement& any = session_.statement(
      "SELECT EXISTS (SELECT 1 FROM uses WHERE kind = 1)"
      " OR EXISTS (SELECT 1 FROM article_uses WHERE kind = 1)");
  return session_.number(any).value_or(0) != 0;
}

bool EntryUses::has_any_of_articles() {
  return session_.number(session_.statement("SELECT EXISTS (SELECT 1 FROM article_uses)"))
             .value_or(0) != 0;
}

std::vector<std::int64_t> EntryUses::groups(std::int64_t kind, const std::string& name) {
  std::vector<std::int64_t> found;
  Statement& rows = session_.statement("SELECT category FROM uses WHERE kind = ? AND name = ?");
  rows.bind(0, kind).bind(1, name);
  while (session_.step(rows)) found.push_back(CheckedRow(session_, rows, "uses").key(0));
  return found;
}

std::set<std::int64_t> EntryUses::articles(std::int64_t kind, const std::string& name) {
  std::set<std::int64_t> found;
  Statement& rows =
      session_.statement("SELECT article FROM article_uses WHERE kind = ? AND name = ?");
  rows.bind(0, kind).bind(1, name);
  while (session_.step(rows)) found.insert(CheckedRow(session_, rows, "article_uses").key(0));
  return found;
}

std::set<std::int64_t> EntryUses::articles_with_file(const std::string& path) {
  return articles(kFile, path);
}

std::set<std::int64_t> EntryUses::articles_with_article(const std::string& last_part) {
  return articles(kArticle, last_part);
}

std::vector<std::int64_t> EntryUses::groups_with_file(const std::string& path) {
  return groups(kFile, path);
}

std::vector<std::int64_t> EntryUses::groups_with_article(const std::string& last_part) {
  return groups(kArticle, last_part);
}

void EntryUses::replace(std::int64_t group, const Uses& uses) {
  session_.run(session_.statement("DELETE FROM uses WHERE category = ?").bind(0, group));
  const auto add = [&](std::int64_t kind, const std::string& name, std::uint64_t answer) {
    Statement& row = session_.statement(
        "INSERT OR REPLACE INTO uses (category, kind, name, answer) VALUES (?, ?, ?, ?)");
    row.bind(0, group).bind(1, kind).bind(2, name);
    session_.run(row.bind(3, static_cast<std::int64_t>(answer)));
  };
  for (const auto& [path, answer] : uses.files) add(kFile, path, answer);
  for (const std::string& name : uses.articles) add(kArticle, name, 0);
}

void EntryUses::replace_of_article(std::int64_t article, const Uses& uses) {
  session_.run(session_.statement("DELETE FROM article_uses WHERE article = ?").bind(0, article));
  const auto add = [&](std::int64_t kind, const std::string& name, std::uint64_t answer) {
    Statement& row = session_.statement(
        "INSERT OR REPLACE INTO article_uses (article, kind, name, answer) VALUES (?, ?, ?, ?)");
    row.bind(0, article).bind(1, kind).bind(2, name);
    session_.run(row.bind(3, static_cast<std::int64_t>(answer)));
  };
  for (const auto& [path, answer] : uses.files) add(kFile, path, answer);
  for (const std::string& name : uses.articles) add(kArticle, name, 0);
}

}  // namespace feedgen
