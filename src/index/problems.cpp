#include "index/problems.h"

#include "index/article_rows.h"
#include "text/utf8.h"

namespace feedgen {

std::vector<KnownProblem> Problems::all() {
  std::vector<KnownProblem> all;
  Statement& rows = session_.statement(
      "SELECT d.root, d.path, a.name, p.line, p.position, p.problem, p.remedy, p.reported"
      " FROM problems p"
      " JOIN articles a ON a.number = p.article JOIN folders d ON d.number = a.folder");
  while (session_.step(rows)) {
    CheckedRow row(session_, rows, "problems");
    const Place place{{}, static_cast<unsigned>(row.count(3)), static_cast<unsigned>(row.count(4))};
    all.push_back({key_at(row, 0),
                   {repair_utf8(rows.text(5)), repair_utf8(rows.text(6)), place},
                   row.flag(7) ? Reported::kYes : Reported::kNo});
  }
  return all;
}

Reported Problems::reported(std::int64_t article) {
  Statement& row = session_.statement("SELECT reported FROM problems WHERE article = ?");
  const bool is_reported = session_.number(row.bind(0, article)).value_or(0) != 0;
  return is_reported ? Reported::kYes : Reported::kNo;
}

void Problems::write(std::int64_t article, const Message& problem, Reported reported) {
  Statement& row = session_.statement(
      "INSERT OR REPLACE INTO problems (article, line, position, problem, remedy, reported)"
      " VALUES (?, ?, ?, ?, ?, ?)");
  row.bind(0, article).bind(1, std::int64_t{problem.place.line});
  row.bind(2, std::int64_t{problem.place.column}).bind(3, problem.problem);
  session_.run(row.bind(4, problem.remedy).bind(5, std::int64_t{reported == Reported::kYes}));
}

void Problems::remove(std::int64_t article) {
  session_.run(session_.statement("DELETE FROM problems WHERE article = ?").bind(0, article));
}

void Problems::set_all_reported() {
  session_.run(session_.statement("UPDATE problems SET reported = 1 WHERE reported = 0"));
}

std::vector<std::pair<std::string, std::size_t>> KeptBackArticles::counts() {
  std::vector<std::pair<std::string, std::size_t>> counts;
  Statement& rows = session_.statement(
      "SELECT key, count(*) FROM kept_back GROUP BY key ORDER BY count(*) DESC, key");
  while (session_.step(rows)) {
    counts.emplace_back(repair_utf8(rows.text(0)), static_cast<std::size_t>(rows.number(1)));
  }
  return counts;
}

std::vector<KnownKeptBack> KeptBackArticles::all() {
  std::vector<KnownKeptBack> all;
  Statement& rows = session_.statement(
      "SELECT d.root, d.path, a.name, k.line, k.position, k.key FROM kept_back k"
      " JOIN articles a ON a.number = k.article JOIN folders d ON d.number = a.folder");
  while (session_.step(rows)) {
    CheckedRow row(session_, rows, "kept_back");
    all.push_back({key_at(row, 0),
                   {Hidden::kHidden, repair_utf8(rows.text(5)), static_cast<unsigned>(row.count(3)),
                    static_cast<unsigned>(row.count(4))}});
  }
  return all;
}

void KeptBackArticles::write(std::int64_t article, const KeptBack& reason) {
  Statement& row = session_.statement(
      "INSERT OR REPLACE INTO kept_back (article, key, line, position) VALUES (?, ?, ?, ?)");
  row.bind(0, article).bind(1, reason.key).bind(2, std::int64_t{reason.line});
  session_.run(row.bind(3, std::int64_t{reason.column}));
}

void KeptBackArticles::remove(std::int64_t article) {
  session_.run(session_.statement("DELETE FROM kept_back WHERE article = ?").bind(0, article));
}

}  // namespace feedgen
