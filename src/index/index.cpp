#include "index/index.h"

#include <algorithm>
#include <limits>
#include <tuple>

#include "index/article_rows.h"
#include "state/values.h"
#include "text/hash.h"
#include "text/path_parts.h"

namespace feedgen {
namespace {

bool comes_first(const SelectedArticle* a, const SelectedArticle* b) {
  if (a->sorted != b->sorted) return a->sorted > b->sorted;
  if (a->published != b->published) return a->published > b->published;
  const std::string path_a = path_below_root(a->key), path_b = path_below_root(b->key);
  return std::tie(path_a, a->key.folder.root) < std::tie(path_b, b->key.folder.root);
}

// A member that is not there, or stands elsewhere, is damage: null.
const SelectedArticle* selected_of(Session& session, std::int64_t article, Instant sorted,
                                   SelectedArticles& articles) {
  const auto [found, is_new] = articles.try_emplace(article);
  SelectedArticle& selected = found->second;
  if (is_new) {
    Statement& row = session.statement(
        "SELECT d.root, d.path, a.name, a.published, a.entry_digest, a.id, a.sorted, a.claim"
        " FROM articles a JOIN folders d ON d.number = a.folder"
        " WHERE a.number = ? AND a.state = 0");
    if (!session.step(row.bind(0, article))) {
      session.fail({DatabaseFault::kDamaged, "members name an article that is not shown"});
      return nullptr;
    }
    CheckedRow checked(session, row, "articles");
    selected = {article,
                key_at(checked, 0),
                checked.time(3),
                checked.time(6),
                as_unsigned(row.number(4)),
                as_unsigned(row.number(7)),
                std::string(id_at(checked, row, 5))};
    if (!selected.id.empty()) selected.id_hash = claim_of(selected.id);
    row.reset();
  }
  if (selected.sorted == sorted) return &selected;
  session.fail({DatabaseFault::kDamaged, "members have another time than articles"});
  return nullptr;
}

}  // namespace

std::vector<KnownArticle> moved_by_clock(Index& index, Instant now, FutureRule future) {
  std::vector<KnownArticle> moved;
  if (index.files.is_empty() || index.articles.is_anew()) return moved;  // all were read just now
  Session& session = index.session;
  const bool waits = future == FutureRule::kWait;
  const std::int64_t at = seconds(now);
  // Those that are due now, or no longer, if the clock went back: their own time is kept, or else
  // they are sorted by one that is not before their publication.
  Statement& due = session.statement(
      "SELECT a.number, a.name, d.root, d.path, d.by_links FROM articles a"
      " JOIN folders d ON d.number = a.folder WHERE a.starts IS NOT NULL"
      " AND ((a.state = 1 AND (a.starts <= ?1 OR NOT ?2))"
      "   OR (a.state = 0 AND ?2 AND a.starts > ?1))");
  append_known(session, due.bind(0, at).bind(1, std::int64_t{waits}), moved);
  Statement& expiring = session.statement(
      "SELECT a.number, a.name, d.root, d.path, d.by_links FROM articles a"
      " JOIN folders d ON d.number = a.folder WHERE a.expires IS NOT NULL"
      " AND ((a.state IN (0, 1) AND a.expires <= ?1) OR (a.state = 2 AND a.expires > ?1))");
  append_known(session, expiring.bind(0, at), moved);
  if (!waits) return moved;
  index.members.for_each(kWholeSite, [&](Instant sorted, std::int64_t article) {
    if (sorted <= now) return false;
    Statement& early = session.statement(
        "SELECT a.number, a.name, d.root, d.path, d.by_links FROM articles a"
        " JOIN folders d ON d.number = a.folder"
        " WHERE a.number = ? AND a.state = 0 AND a.published > ? AND a.starts IS NULL");
    append_known(session, early.bind(0, article).bind(1, at), moved);
    return true;
  });
  return moved;
}

std::optional<Instant> next_by_clock(Index& index, Instant now, FutureRule future) {
  Session& session = index.session;
  const std::int64_t at = seconds(now);
  constexpr std::int64_t kNever = std::numeric_limits<std::int64_t>::max();
  std::int64_t next = kNever;
  const auto take = [&](const char* sql) {
    Statement& statement = session.statement(sql).bind(0, at);
    if (session.step(statement) && !statement.is_null(0))
      next = std::min(next, statement.number(0));
    statement.reset();
  };
  if (future == FutureRule::kWait)
    take("SELECT starts FROM articles WHERE starts > ? AND state = 1 ORDER BY starts LIMIT 1");
  take(
      "SELECT expires FROM articles WHERE expires > ? AND state IN (0, 1) ORDER BY expires LIMIT "
      "1");
  if (next == kNever) return std::nullopt;
  return Instant(std::chrono::seconds(next));
}

Selection newest_of(Index& index, const Group& group, std::size_t limit,
                    SelectedArticles& articles) {
  Selection selection{group.number, index.groups.key_of(group), group.folder, group.articles, {}};
  // Beyond the limit as long as the time is the same: paths decide between those.
  std::vector<const SelectedArticle*>& newest = selection.newest;
  index.members.for_each(group.number, [&](Instant sorted, std::int64_t article) {
    if (limit != 0 && newest.size() >= limit && newest[limit - 1]->sorted != sorted) return false;
    const SelectedArticle* selected = selected_of(index.session, article, sorted, articles);
    if (selected != nullptr) newest.push_back(selected);
    return selected != nullptr;
  });
  std::stable_sort(newest.begin(), newest.end(), comes_first);
  if (limit != 0 && newest.size() > limit) newest.resize(limit);
  return selection;
}

void oldest_of(Index& index, const Group& group, const std::optional<Instant>& from,
               SelectedArticles& articles, const VisitSelected& visit) {
  std::vector<const SelectedArticle*> ties;
  const auto visit_ties = [&] {
    std::sort(ties.begin(), ties.end(),
              [](const SelectedArticle* a, const SelectedArticle* b) { return comes_first(b, a); });
    const bool goes_on =
        std::all_of(ties.begin(), ties.end(), [&](const auto* one) { return visit(*one); });
    ties.clear();
    return goes_on;
  };
  bool goes_on = true;
  const auto take = [&](Instant sorted, std::int64_t article) {
    if (!ties.empty() && ties.front()->sorted != sorted) goes_on = visit_ties();
    if (!goes_on) return false;
    const SelectedArticle* selected = selected_of(index.session, article, sorted, articles);
    if (selected != nullptr) ties.push_back(selected);
    return goes_on = selected != nullptr;
  };
  index.members.for_each_from(group.number, from.value_or(Instant::min()), take);
  if (goes_on) visit_ties();
}

}  // namespace feedgen
