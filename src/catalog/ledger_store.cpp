#include "catalog/ledger_store.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "state/values.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

// A damaged file can be read in circles; real ledgers are far smaller.
constexpr std::size_t kMostRows = 50'000'000;

// Nothing where the row says what feedgen never writes.
std::optional<LedgerRow> read_row(const Statement& statement) {
  LedgerRow row;
  row.id = statement.text(0);
  row.path = statement.text(1);
  row.title = statement.text(2);
  const std::int64_t published = statement.number(3);
  row.fingerprint = {digest(statement.bytes(4)), digest(statement.bytes(5))};
  const std::int64_t state = statement.number(6);
  if (!is_recordable_id(row.id) || row.path.empty() || !is_utf8(row.title)) return std::nullopt;
  if (state < 0 || state > static_cast<int>(LedgerRow::State::kReplaced)) return std::nullopt;
  row.published = Instant{std::chrono::seconds{published}};
  row.state = static_cast<LedgerRow::State>(state);
  return row;
}

Statement& bind_row(Statement& statement, const LedgerRow& row) {
  const std::int64_t published = row.published.time_since_epoch().count();
  statement.bind(0, row.id).bind(1, row.path).bind(2, row.title).bind(3, published);
  statement.bind(4, row.fingerprint.content).bind(5, row.fingerprint.body);
  return statement.bind(6, std::int64_t{static_cast<int>(row.state)});
}

std::int64_t seconds_of(Instant time) { return time.time_since_epoch().count(); }

// All that make sense, as far as they can be read.
std::vector<LedgerRow> readable_rows(Database& database) {
  std::vector<LedgerRow> rows;
  DatabaseResult<Statement> statement =
      database.prepare("SELECT id, path, title, published, content, body, state FROM ids");
  if (!statement) return rows;
  for (std::size_t count = 0; count < kMostRows; ++count) {
    const DatabaseResult<bool> more = statement->step();
    if (!more || !*more) break;
    if (std::optional<LedgerRow> row = read_row(*statement)) rows.push_back(std::move(*row));
  }
  return rows;
}

void move_to_new_database(State& state, const std::string& reason) {
  std::vector<LedgerRow> rows;
  if (state.database() != nullptr) rows = readable_rows(*state.database());
  state.rebuild(reason, rows.size());
  const Result<Database*> work = state.work();
  if (!work) return;  // the run will say so
  Session session(**work);
  LedgerStore(session).save(rows);
}

constexpr const char* kAll = "SELECT id, path, title, published, content, body, state FROM ids";

}  // namespace

std::vector<LedgerRow> LedgerStore::take(Statement& rows) {
  std::vector<LedgerRow> found;
  while (found.size() < kMostRows && session_.step(rows)) {
    std::optional<LedgerRow> row = read_row(rows);
    if (!row) {
      session_.fail({DatabaseFault::kDamaged, "a row makes no sense"});
      break;
    }
    found.push_back(std::move(*row));
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

bool LedgerStore::has_related(const Sighting& sighting, std::string_view claim) {
  Statement& row = session_.statement(
      "SELECT EXISTS (SELECT 1 FROM ids WHERE path = ?1) OR EXISTS (SELECT 1 FROM ids WHERE id = "
      "?2)"
      " OR (?3 <> zeroblob(16) AND EXISTS (SELECT 1 FROM ids WHERE content = ?3))"
      " OR (?4 <> zeroblob(16) AND EXISTS (SELECT 1 FROM ids WHERE body = ?4))"
      " OR EXISTS (SELECT 1 FROM ids WHERE published = ?5 AND state = 1)");
  row.bind(0, sighting.path).bind(1, claim).bind(2, sighting.fingerprint.content);
  row.bind(3, sighting.fingerprint.body);
  if (sighting.article == nullptr) {
    row.bind_null(4);
  } else {
    row.bind(4, seconds_of(sighting.article->published));
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

Heads LedgerStore::heads() {
  Heads heads;
  Statement& rows = session_.statement("SELECT path, head FROM repositories LIMIT 1000");
  while (session_.step(rows)) heads[std::string(rows.text(0))] = rows.text(1);
  return heads;
}

void LedgerStore::save(const Heads& heads) {
  for (const auto& [path, head] : heads) {
    Statement& row = session_.statement(
        "INSERT INTO repositories (path, head) VALUES (?, ?)"
        " ON CONFLICT (path) DO UPDATE SET head = excluded.head");
    session_.run(row.bind(0, path).bind(1, head));
  }
}

void rescue_ids(State& state) {
  if (state.is_foreign()) move_to_new_database(state, {});
}

void rescue_ids_of_damaged(State& state, const DatabaseError& error) {
  move_to_new_database(state, "it is damaged: " + error.text);
}

}  // namespace feedgen
