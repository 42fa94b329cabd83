#include "index/articles.h"

#include <algorithm>

#include "index/article_rows.h"
#include "state/schema.h"
#include "state/values.h"
#include "text/hash.h"

namespace feedgen {
namespace {

constexpr const char* kCountNames[kArticleStates] = {"shown",  "waiting",    "expired", "drafts",
                                                     "hidden", "no article", "skipped", "undated"};
constexpr const char* kDatedElsewhere = "dated elsewhere";

bool has_time(ArticleState state) {
  return state == ArticleState::kShown || state == ArticleState::kWaiting ||
         state == ArticleState::kExpired;
}

bool is_kept_back(ArticleState state) {
  return state == ArticleState::kDraft || state == ArticleState::kHidden;
}

// Only articles that are shown have a claim.
ShownId shown_id_at(CheckedRow& checked, const Statement& row, int column) {
  ShownId shown;
  if (row.is_null(column)) return shown;
  shown.digest = as_unsigned(row.number(column));
  if (row.is_null(column + 1)) return shown;
  shown.given = id_at(checked, row, column + 1);
  shown.digest = claim_of(shown.given);
  return shown;
}

}  // namespace

Articles::Articles(Session& session, Facts& facts, KnownFiles& files, GroupTree& groups,
                   Members& members, Problems& problems, KeptBackArticles& kept_back)
    : session_(session),
      facts_(facts),
      files_(files),
      groups_(groups),
      members_(members),
      problems_(problems),
      kept_back_(kept_back),
      next_article_(next_number(session, "SELECT max(number) FROM articles", "articles")) {
  for (std::size_t i = 0; i < kArticleStates; ++i) counts_[i] = facts_.count(kCountNames[i]);
  dated_elsewhere_ = facts_.count(kDatedElsewhere);
}

void Articles::begin_anew() {
  is_anew_ = true;
  Statement& rows =
      session_.statement("SELECT number, content, claim, id FROM articles ORDER BY number");
  while (session_.step(rows)) {
    CheckedRow checked(session_, rows, "articles");
    ShownId shown = shown_id_at(checked, rows, 2);
    former_.push_back({rows.number(0), digest(rows.bytes(1)), shown.digest, false});
    if (!shown.given.empty()) former_ids_.emplace(rows.number(0), std::move(shown.given));
  }
  session_.run(
      "DELETE FROM articles; DELETE FROM problems; DELETE FROM kept_back; DELETE FROM members;"
      "DELETE FROM uses; DELETE FROM first_commits;"
      "DROP INDEX IF EXISTS articles_by_claim; DROP INDEX IF EXISTS articles_waiting;"
      "DROP INDEX IF EXISTS articles_expiring");
  groups_.clear();
  counts_ = {};
  dated_elsewhere_ = 0;
  has_changed_ = true;
}

// Each number is used again once: no build writes two files with the same article.
Articles::Former* Articles::take_former(std::int64_t number) {
  const auto found =
      std::lower_bound(former_.begin(), former_.end(), number,
                       [](const Former& one, std::int64_t wanted) { return one.number < wanted; });
  if (found == former_.end() || found->number != number || found->is_taken) return nullptr;
  found->is_taken = true;
  return &*found;
}

std::size_t Articles::count_all() const {
  std::int64_t all = 0;
  for (const std::int64_t count : counts_) all += count;
  return static_cast<std::size_t>(all);
}

std::size_t Articles::count_dated() const {
  const std::int64_t with_time =
      static_cast<std::int64_t>(count(ArticleState::kShown) + count(ArticleState::kWaiting) +
                                count(ArticleState::kExpired)) -
      dated_elsewhere_;
  return static_cast<std::size_t>(std::max<std::int64_t>(with_time, 0));
}

bool Articles::is_dated(std::int64_t article) {
  const std::optional<Row> known = row(article);
  return known && !known->is_undated && has_time(known->state);
}

bool Articles::is_worth_saving() const {
  constexpr std::size_t kFew = 64;
  return has_changed_ || has_other_stamps_ || facts_.has_changed() || new_stamps_ > kFew;
}

void Articles::add_to_count(ArticleState state, bool is_undated, std::int64_t by) {
  if (is_undated && has_time(state)) dated_elsewhere_ += by;
  counts_[static_cast<std::size_t>(state)] += by;
  has_changed_ = true;
}

std::optional<Articles::Row> Articles::row(std::int64_t article) {
  Statement& row = session_.statement(
      "SELECT state, sorted, content, entry_digest, claim, id, groups, undated FROM articles"
      " WHERE number = ?");
  if (!session_.step(row.bind(0, article))) return std::nullopt;
  CheckedRow checked(session_, row, "articles");
  Row found;
  found.number = article;
  found.state = static_cast<ArticleState>(checked.number(0, 0, kArticleStates - 1));
  found.sorted = checked.time(1);
  found.content = checked.digest(2);
  found.entry_digest = as_unsigned(row.number(3));
  found.claim = as_unsigned(row.number(4));
  found.shown = shown_id_at(checked, row, 4);
  found.groups = unpacked_numbers(checked, row, 6);
  found.is_undated = checked.flag(7);
  row.reset();
  return found;
}

void Articles::withdraw(const Row& row) {
  add_to_count(row.state, row.is_undated, -1);
  if (row.claim != 0) given_up_claims_.insert(row.claim);
  if (row.state == ArticleState::kSkipped) problems_.remove(row.number);
  if (is_kept_back(row.state)) kept_back_.remove(row.number);
  for (const std::int64_t group : row.groups) {
    groups_.remove_article(group, row.sorted);
    members_.withdraw(group, row.sorted, row.number);
  }
}

void Articles::insert(std::int64_t article, std::int64_t folder, const std::string& name,
                      const ArticleRecord& record) {
  add_to_count(record.state, record.is_undated, 1);
  std::vector<std::int64_t> groups;
  if (record.state == ArticleState::kShown) groups = groups_.groups_of(record.groups);
  for (const std::int64_t group : groups) {
    groups_.add_article(group, record.sorted);
    members_.enter(group, record.sorted, article);
  }
  Statement& row = session_.statement(
      "INSERT OR REPLACE INTO articles (number, folder, name, state, published, starts, expires,"
      " sorted, content, entry_digest, claim, id, groups, undated)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?)");
  row.bind(0, article).bind(1, folder).bind(2, name);
  row.bind(3, static_cast<std::int64_t>(record.state)).bind(4, seconds(record.published));
  const bool waits = record.state == ArticleState::kWaiting;
  if (record.starts || waits) {
    row.bind(5, seconds(record.starts.value_or(record.published)));
  } else {
    row.bind_null(5);
  }
  if (record.expires) {
    row.bind(6, seconds(*record.expires));
  } else {
    row.bind_null(6);
  }
  row.bind(7, seconds(record.sorted))
      .bind(8, record.content)
      .bind(9, as_signed(record.entry_digest));
  const bool claims = record.state == ArticleState::kShown && record.claim != 0;
  claims ? row.bind(10, as_signed(record.claim)) : row.bind_null(10);
  row.bind(11, packed_numbers(groups)).bind(12, std::int64_t{record.is_undated});
  session_.run(row);
}

PutResult Articles::put(const ArticleKey& key, const FileStamp& stamp, std::uint64_t section,
                        const ArticleRecord& record) {
  const std::int64_t folder = files_.folder_number(key.folder);
  std::optional<KnownFiles::Row> known;
  if (!files_.is_empty()) known = files_.row(folder, key.name);
  const std::optional<Row> before = known && !is_anew_ ? row(known->article) : std::nullopt;
  const Former* former = known && is_anew_ ? take_former(known->article) : nullptr;
  PutResult result;
  if (before) {
    result.article = before->number;
    result.has_other_bytes = before->content != record.content;
    result.id_before = before->shown;
  } else if (former != nullptr) {
    result.article = former->number;
    result.has_other_bytes = former->content != record.content;
    result.id_before.digest = former->shown;
    const auto given = former_ids_.find(former->number);
    if (given != former_ids_.end()) result.id_before.given = given->second;
  } else {
    result.article = next_article_++;
    result.has_other_bytes = true;
  }
  if (known && known->has_stamp) {
    has_other_stamps_ = true;
  } else {
    ++new_stamps_;
  }
  files_.write(folder, key.name, stamp, section, result.article);
  const std::uint64_t claim = record.state == ArticleState::kShown ? record.claim : 0;
  const bool is_same = before && before->state == record.state &&
                       before->entry_digest == record.entry_digest &&
                       before->content == record.content && before->claim == claim &&
                       before->is_undated == record.is_undated;
  result.has_changed = !is_same;
  if (is_same) return result;
  // A file that was edited and still has the same problem was reported already.
  const bool is_same_problem = before && before->state == ArticleState::kSkipped &&
                               before->entry_digest == record.entry_digest && record.problem;
  const Reported reported = is_same_problem ? problems_.reported(before->number) : Reported::kNo;
  if (before) withdraw(*before);
  insert(result.article, folder, key.name, record);
  if (record.problem) problems_.write(result.article, *record.problem, reported);
  if (is_kept_back(record.state)) kept_back_.write(result.article, record.kept_back);
  return result;
}

std::int64_t Articles::remove(const ArticleKey& key) {
  const std::int64_t article = files_.remove(key);
  if (article == 0) return 0;
  if (const std::optional<Row> known = row(article)) withdraw(*known);
  session_.run(session_.statement("DELETE FROM articles WHERE number = ?").bind(0, article));
  session_.run(session_.statement("DELETE FROM article_uses WHERE article = ?").bind(0, article));
  return article;
}

void Articles::forget_content(std::int64_t article) {
  files_.force_reread(article);
  session_.run(session_.statement("UPDATE articles SET content = zeroblob(16) WHERE number = ?")
                   .bind(0, article));
}

void Articles::set_id(std::int64_t article, const std::optional<std::string>& id) {
  Statement& known = session_.statement("SELECT id, groups, sorted FROM articles WHERE number = ?");
  if (!session_.step(known.bind(0, article))) return;
  const bool is_same = known.is_null(0) ? !id : id && std::string_view(*id) == known.text(0);
  CheckedRow checked(session_, known, "articles");
  const std::vector<std::int64_t> groups = unpacked_numbers(checked, known, 1);
  const Instant sorted = checked.time(2);
  known.reset();
  if (is_same) return;
  Statement& row = session_.statement("UPDATE articles SET id = ? WHERE number = ?");
  id ? row.bind(0, std::string_view(*id)) : row.bind_null(0);
  session_.run(row.bind(1, article));
  for (const std::int64_t group : groups) groups_.touch(group, sorted);
  has_changed_ = true;
}

std::optional<std::string> Articles::id_of(std::int64_t article) {
  Statement& row = session_.statement("SELECT id FROM articles WHERE number = ?");
  std::optional<std::string> id;
  if (!session_.step(row.bind(0, article))) return id;
  CheckedRow checked(session_, row, "articles");
  if (!row.is_null(0)) id = id_at(checked, row, 0);
  row.reset();
  return id;
}

ShownId Articles::shown_id(std::int64_t article) {
  std::optional<Row> known = row(article);
  return known ? std::move(known->shown) : ShownId{};
}

std::optional<Standing> Articles::standing(std::int64_t article) {
  std::optional<Row> known = row(article);
  if (!known || known->state != ArticleState::kShown) return std::nullopt;
  return Standing{known->sorted, std::move(known->groups)};
}

std::vector<std::uint64_t> Articles::shared_claims() {
  std::vector<std::uint64_t> shared;
  Statement& rows = session_.statement(
      "SELECT claim FROM articles INDEXED BY articles_by_claim WHERE claim IS NOT NULL"
      " GROUP BY claim HAVING count(*) > 1");
  while (session_.step(rows)) shared.push_back(as_unsigned(rows.number(0)));
  return shared;
}

std::vector<KnownArticle> Articles::with_claim(std::uint64_t claim) {
  std::vector<KnownArticle> found;
  Statement& rows = session_.statement(
      "SELECT a.number, a.name, d.root, d.path, d.by_links FROM articles a"
      " JOIN folders d ON d.number = a.folder WHERE a.claim = ?");
  append_known(session_, rows.bind(0, as_signed(claim)), found);
  return found;
}

std::vector<KnownArticle> Articles::shown() {
  std::vector<KnownArticle> found;
  Statement& rows = session_.statement(
      "SELECT a.number, a.name, d.root, d.path, d.by_links FROM articles a"
      " JOIN folders d ON d.number = a.folder WHERE a.state = 0");
  append_known(session_, rows, found);
  return found;
}

void Articles::finish() {
  members_.save();
  if (files_.is_empty() || is_anew_) session_.run(kStateIndexes);
  groups_.prune();
  if (!has_changed_) return;
  for (std::size_t i = 0; i < kArticleStates; ++i) facts_.set(kCountNames[i], counts_[i]);
  facts_.set(kDatedElsewhere, dated_elsewhere_);
}

}  // namespace feedgen
