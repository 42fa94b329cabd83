#include "ids/ledger_store.h"

#include <map>
#include <optional>
#include <utility>

#include "state/checked_row.h"
#include "text/url.h"
#include "text/utf8.h"
#include "value/article.h"

namespace feedgen {
namespace {

// A damaged file can be read in circles; real ledgers are far smaller.
constexpr std::size_t kMostRows = 50'000'000;

// What feedgen never writes is a failure of the session.
LedgerRow read_row(Session& session, const Statement& statement) {
  CheckedRow checked(session, statement, "ids");
  LedgerRow row;
  row.id = statement.text(0);
  row.path = statement.text(1);
  row.title = statement.text(2);
  row.published = checked.time(3);
  row.fingerprint = {checked.digest(4), checked.digest(5)};
  row.state = static_cast<LedgerRow::State>(
      checked.number(6, 0, static_cast<int>(LedgerRow::State::kReplaced)));
  if (!is_recordable_id(row.id)) checked.refuse(0, "no id");
  if (!is_recordable_path(row.path)) checked.refuse(1, "no path of a file");
  if (!is_utf8(row.title) || recorded_title(row.title) != row.title) checked.refuse(2, "no title");
  return row;
}

Statement& bind_row(Statement& statement, const LedgerRow& row) {
  const std::int64_t published = row.published.time_since_epoch().count();
  statement.bind(0, row.id).bind(1, row.path).bind(2, row.title).bind(3, published);
  statement.bind(4, row.fingerprint.content).bind(5, row.fingerprint.body);
  return statement.bind(6, std::int64_t{static_cast<int>(row.state)});
}

std::int64_t seconds_of(Instant time) { return time.time_since_epoch().count(); }

// All rows in one direction, until the end or the first that can't be read: of a damaged page the
// other direction comes upon the rows behind it.
DatabaseResult<void> read_rows(Database& database, const char* sql,
                               std::map<std::string, LedgerRow>& rows) {
  DatabaseResult<Statement> statement = database.prepare(sql);
  if (!statement) return tl::unexpected(statement.error());
  for (std::size_t count = 0; count < kMostRows; ++count) {
    const DatabaseResult<bool> more = statement->step();
    if (!more) return tl::unexpected(more.error());
    if (!*more) break;
    Session session(database);
    LedgerRow row = read_row(session, *statement);
    if (!session.failure()) rows.emplace(row.id, std::move(row));
  }
  return {};
}

// All that make sense, as far as they can be read. Fails where reading itself fails: they are
// there, and a later run may have them.
DatabaseResult<std::vector<LedgerRow>> readable_rows(Database& database) {
  std::map<std::string, LedgerRow> found;
  for (const char* sql :
       {"SELECT id, path, title, published, content, body, state FROM ids ORDER BY rowid",
        "SELECT id, path, title, published, content, body, state FROM ids ORDER BY rowid DESC"}) {
    const DatabaseResult<void> read = read_rows(database, sql, found);
    if (read) break;
    if (read.error().fault != DatabaseFault::kDamaged) return tl::unexpected(read.error());
  }
  std::vector<LedgerRow> rows;
  for (auto& [id, row] : found) rows.push_back(std::move(row));
  return rows;
}

// Formats 5 and before recorded ids of trials, too, in which the site's address was not known. They
// bind nothing.
void drop_trial_ids(Database& database, std::vector<LedgerRow>& rows) {
  constexpr std::int64_t kLastWithTrials = 5;
  const auto version = database.number("PRAGMA user_version");
  if (!version || *version > kLastWithTrials) return;
  const auto feeds = database.number("SELECT count(*) FROM feeds");
  const auto real = database.number(
      "SELECT count(*) FROM feeds WHERE url LIKE 'http%' AND url NOT LIKE 'http%://localhost%'"
      " AND url NOT LIKE 'http%://127.%' AND url NOT LIKE 'http%://example.com/%'");
  const bool was_trial = feeds && real && *feeds > 0 && *real == 0;
  std::erase_if(rows, [&](const LedgerRow& row) {
    if (row.id.starts_with("urn:uuid:")) return was_trial;
    return row.id.starts_with("http") && is_placeholder_address(row.id, PlaceholderUse::kOwn);
  });
}

// The ids are on the disk before the run goes on: it may take long, and be killed.
void move_to_new_database(State& state, const std::string& reason) {
  std::vector<LedgerRow> rows;
  if (state.database() != nullptr) {
    DatabaseResult<std::vector<LedgerRow>> readable = readable_rows(*state.database());
    if (!readable) return state.fail_reading(readable.error());
    rows = std::move(*readable);
    drop_trial_ids(*state.database(), rows);
  }
  state.rebuild(reason, rows.size());
  const Result<Database*> work = state.work();
  if (!work) return;  // the run will say so
  std::optional<DatabaseError> failure;
  {
    Session session(**work);
    LedgerStore(session).save(rows);
    failure = session.failure();
  }
  if (!failure) {
    if (const DatabaseResult<void> kept = state.keep(); !kept) failure = kept.error();
  }
  if (!failure) return;
  state.put_back();
  state.fail_reading(*failure);
}

constexpr const char* kAll = "SELECT id, path, title, published, content, body, state FROM ids";

}  // namespace

std::vector<LedgerRow> LedgerStore::take(Statement& rows) {
  std::vector<LedgerRow> found;
  while (found.size() < kMostRows && session_.step(rows)) {
    found.push_back(read_row(session_, rows));
  }
  return found;
}

bool LedgerStore::is_empty() {
  return session_.number(session_.statement("SELECT EXISTS (SELECT 1 FROM ids)")).value_or(0) == 0;
}

std::vector<LedgerRow> LedgerStore::all() { return take(session_.statement(kAll)); }

std::vector<LedgerRow> LedgerStore::live() {
  return take(session_.statement(
      "SELECT id, path, title, published, content, body, state FROM ids WHERE state = 0"));
}

bool LedgerStore::has_related(const SeenFile& file, std::string_view claim) {
  Statement& row = session_.statement(
      "SELECT EXISTS (SELECT 1 FROM ids WHERE path = ?1) OR EXISTS (SELECT 1 FROM ids WHERE id = "
      "?2)"
      " OR (?3 <> zeroblob(16) AND EXISTS (SELECT 1 FROM ids WHERE content = ?3))"
      " OR (?4 <> zeroblob(16) AND EXISTS (SELECT 1 FROM ids WHERE body = ?4))"
      " OR EXISTS (SELECT 1 FROM ids WHERE published = ?5 AND state = 1)");
  row.bind(0, file.path).bind(1, claim).bind(2, file.fingerprint.content);
  row.bind(3, file.fingerprint.body);
  if (file.article == nullptr) {
    row.bind_null(4);
  } else {
    row.bind(4, seconds_of(file.article->published));
  }
  return session_.number(row).value_or(0) != 0;
}

std::vector<LedgerRow> LedgerStore::at(const std::string& path, std::string_view id) {
  Statement& rows = session_.statement(
      "SELECT id, path, title, published, content, body, state FROM ids WHERE path = ?1"
      " UNION SELECT id, path, title, published, content, body, state FROM ids WHERE id = ?2");
  return take(rows.bind(0, path).bind(1, id));
}

std::vector<LedgerRow> LedgerStore::with_content(const Digest& content) {
  Statement& rows = session_.statement(
      "SELECT id, path, title, published, content, body, state FROM ids"
      " WHERE content = ? AND content <> zeroblob(16)");
  return take(rows.bind(0, content));
}

std::vector<LedgerRow> LedgerStore::with_body(const Digest& body) {
  Statement& rows = session_.statement(
      "SELECT id, path, title, published, content, body, state FROM ids"
      " WHERE body = ? AND body <> zeroblob(16)");
  return take(rows.bind(0, body));
}

std::vector<LedgerRow> LedgerStore::gone_of(Instant published) {
  Statement& rows = session_.statement(
      "SELECT id, path, title, published, content, body, state FROM ids"
      " WHERE published = ? AND state = 1");
  return take(rows.bind(0, seconds_of(published)));
}

std::vector<LedgerRow> LedgerStore::live_at(const std::string& path) {
  Statement& rows = session_.statement(
      "SELECT id, path, title, published, content, body, state FROM ids"
      " WHERE path = ? AND state = 0");
  return take(rows.bind(0, path));
}

bool LedgerStore::has_id(std::string_view id) {
  return session_.number(session_.statement("SELECT 1 FROM ids WHERE id = ?").bind(0, id))
      .has_value();
}

void LedgerStore::save(const std::vector<LedgerRow>& rows) {
  for (const LedgerRow& row : rows) {
    Statement& statement = session_.statement(
        "INSERT INTO ids (id, path, title, published, content, body, state)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET path = excluded.path,"
        " title = excluded.title, published = excluded.published, content = excluded.content,"
        " body = excluded.body, state = excluded.state");
    session_.run(bind_row(statement, row));
  }
}

void LedgerStore::add(const LedgerRow& row) {
  Statement& statement = session_.statement(
      "INSERT OR IGNORE INTO ids (id, path, title, published, content, body, state)"
      " VALUES (?, ?, ?, ?, ?, ?, ?)");
  session_.run(bind_row(statement, row));
}

void rescue_ids(State& state, const DatabaseError* damage) {
  if (damage != nullptr) return move_to_new_database(state, "it is damaged: " + damage->text);
  // A copy to work on may show that the original is damaged.
  if (!state.is_foreign()) static_cast<void>(state.work());
  if (state.is_foreign()) move_to_new_database(state, {});
}

}  // namespace feedgen
