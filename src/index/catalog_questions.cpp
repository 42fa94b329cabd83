// What is asked of a catalog.
#include <algorithm>
#include <tuple>
#include <utility>

#include "index/catalog.h"
#include "state/checked_row.h"
#include "state/values.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

bool comes_first(const SelectedArticle& a, const SelectedArticle& b) {
  if (a.sorted != b.sorted) return a.sorted > b.sorted;
  if (a.published != b.published) return a.published > b.published;
  return std::tie(a.path, a.root) < std::tie(b.path, b.root);
}

std::string joined(std::string_view folder, std::string_view name) {
  std::string path(folder);
  if (!path.empty()) path += '/';
  return path += name;
}

// Of a row with an article's id, which may be NULL.
std::string_view id_at(CheckedRow& checked, const Statement& row, int column) {
  const std::string_view id = row.text(column);
  if (row.is_null(column) || is_recordable_id(id)) return id;
  checked.refuse(column, "no id");
  return {};
}

}  // namespace

void Catalog::add_known(Statement& rows, std::vector<KnownArticle>& found) {
  while (session_.step(rows)) {
    CheckedRow row(session_, rows, "articles");
    found.push_back(
        {row.key(0),
         {std::string(row.path_from_home(2)), std::string(row.folder_path(3)), row.flag(4)},
         std::string(row.file_name(1))});
  }
}

std::vector<KnownArticle> Catalog::moved_by_clock(Instant now, bool waits) {
  std::vector<KnownArticle> moved;
  if (is_bulk_ || is_anew_) return moved;  // all have been read just now
  const std::int64_t at = seconds(now);
  // Those that are due now, or no longer, if the clock went back: their own time is kept, or else
  // they are sorted by one that is not before their publication.
  Statement& due = session_.statement(
      "SELECT a.number, a.name, d.root, d.path, d.by_links FROM articles a"
      " JOIN folders d ON d.number = a.folder WHERE a.starts IS NOT NULL"
      " AND ((a.state = 1 AND (a.starts <= ?1 OR NOT ?2))"
      "   OR (a.state = 0 AND ?2 AND a.starts > ?1))");
  add_known(due.bind(0, at).bind(1, std::int64_t{waits}), moved);
  Statement& expiring = session_.statement(
      "SELECT a.number, a.name, d.root, d.path, d.by_links FROM articles a"
      " JOIN folders d ON d.number = a.folder WHERE a.expires IS NOT NULL"
      " AND ((a.state IN (0, 1) AND a.expires <= ?1) OR (a.state = 2 AND a.expires > ?1))");
  add_known(expiring.bind(0, at), moved);
  if (!waits) return moved;
  members_.for_each(kWholeSite, [&](Instant sorted, std::int64_t article) {
    if (sorted <= now) return false;
    Statement& early = session_.statement(
        "SELECT a.number, a.name, d.root, d.path, d.by_links FROM articles a"
        " JOIN folders d ON d.number = a.folder"
        " WHERE a.number = ? AND a.state = 0 AND a.published > ? AND a.starts IS NULL");
    add_known(early.bind(0, article).bind(1, at), moved);
    return true;
  });
  return moved;
}

std::vector<std::uint64_t> Catalog::shared_claims() {
  std::vector<std::uint64_t> shared;
  Statement& rows = session_.statement(
      "SELECT claim FROM articles INDEXED BY articles_by_claim WHERE claim IS NOT NULL"
      " GROUP BY claim HAVING count(*) > 1");
  while (session_.step(rows)) shared.push_back(as_unsigned(rows.number(0)));
  return shared;
}

std::vector<KnownArticle> Catalog::with_claim(std::uint64_t claim) {
  std::vector<KnownArticle> found;
  Statement& rows = session_.statement(
      "SELECT a.number, a.name, d.root, d.path, d.by_links FROM articles a"
      " JOIN folders d ON d.number = a.folder WHERE a.claim = ?");
  add_known(rows.bind(0, as_signed(claim)), found);
  return found;
}

std::vector<KnownArticle> Catalog::shown() {
  std::vector<KnownArticle> found;
  Statement& rows = session_.statement(
      "SELECT a.number, a.name, d.root, d.path, d.by_links FROM articles a"
      " JOIN folders d ON d.number = a.folder WHERE a.state = 0");
  add_known(rows, found);
  return found;
}

std::optional<KnownArticle> Catalog::find(const FolderKey& folder, const std::string& name) {
  const std::optional<KnownFile> file = file_at(known_folder(folder), name);
  if (!file) return std::nullopt;
  return KnownArticle{file->article, folder, name};
}

std::optional<std::string> Catalog::id_of(std::int64_t article) {
  Statement& row = session_.statement("SELECT id FROM articles WHERE number = ?");
  std::optional<std::string> id;
  if (!session_.step(row.bind(0, article))) return id;
  CheckedRow checked(session_, row, "articles");
  if (!row.is_null(0)) id = id_at(checked, row, 0);
  row.reset();
  return id;
}

Selection Catalog::select(const Category& category, std::size_t limit) {
  Selection selection{
      category.number, categories_.path_of(category), category.folder, category.articles, {}};
  // Beyond the limit as long as the time is the same: paths decide between those.
  std::vector<SelectedArticle>& newest = selection.newest;
  members_.for_each(category.number, [&](Instant sorted, std::int64_t article) {
    if (limit != 0 && newest.size() >= limit && newest[limit - 1].sorted != sorted) return false;
    Statement& row = session_.statement(
        "SELECT d.root, d.path, a.name, a.published, a.facts, a.id, a.sorted"
        " FROM articles a JOIN folders d ON d.number = a.folder"
        " WHERE a.number = ? AND a.state = 0");
    if (!session_.step(row.bind(0, article))) {
      session_.fail({DatabaseFault::kDamaged, "members name an article that is not shown"});
      return false;
    }
    CheckedRow checked(session_, row, "articles");
    newest.push_back({article, std::string(checked.path_from_home(0)),
                      joined(checked.folder_path(1), checked.file_name(2)), checked.time(3),
                      checked.time(6), as_unsigned(row.number(4)),
                      std::string(id_at(checked, row, 5))});
    if (newest.back().sorted != sorted) checked.refuse(6, "another time than in members");
    row.reset();
    return true;
  });
  std::stable_sort(newest.begin(), newest.end(), comes_first);
  if (limit != 0 && newest.size() > limit) newest.resize(limit);
  return selection;
}

std::vector<KnownProblem> Catalog::problems() {
  std::vector<KnownProblem> all;
  Statement& rows = session_.statement(
      "SELECT d.root, d.path, a.name, p.line, p.position, p.problem, p.remedy, p.reported"
      " FROM problems p"
      " JOIN articles a ON a.number = p.article JOIN folders d ON d.number = a.folder");
  while (session_.step(rows)) {
    CheckedRow row(session_, rows, "problems");
    const Place place{{}, static_cast<unsigned>(row.count(3)), static_cast<unsigned>(row.count(4))};
    all.push_back({std::string(row.path_from_home(0)),
                   joined(row.folder_path(1), row.file_name(2)),
                   {repair_utf8(rows.text(5)), repair_utf8(rows.text(6)), place},
                   row.flag(7)});
  }
  return all;
}

void Catalog::set_problems_reported() {
  session_.run(session_.statement("UPDATE problems SET reported = 1 WHERE reported = 0"));
}

}  // namespace feedgen
