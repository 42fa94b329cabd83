#include "catalog/ledger_store.h"

#include <algorithm>

#include "text/unicode.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

// A damaged file can be read in circles; real ledgers are far smaller.
constexpr std::size_t kMostRows = 50'000'000;

Digest digest_of(std::span<const std::uint8_t> bytes) {
  Digest digest{};
  if (bytes.size() == digest.size()) std::copy(bytes.begin(), bytes.end(), digest.begin());
  return digest;
}

// Nothing where the row says what feedgen never writes.
std::optional<LedgerRow> read_row(const Statement& statement) {
  LedgerRow row;
  row.id = statement.text(0);
  row.path = statement.text(1);
  row.title = statement.text(2);
  const std::int64_t published = statement.number(3);
  row.fingerprint = {digest_of(statement.bytes(4)), digest_of(statement.bytes(5))};
  const std::int64_t state = statement.number(6);
  if (!is_recordable_id(row.id) || row.path.empty() || !is_utf8(row.title)) return std::nullopt;
  if (state < 0 || state > static_cast<int>(LedgerRow::State::kReplaced)) return std::nullopt;
  row.published = Instant{std::chrono::seconds{published}};
  row.state = static_cast<LedgerRow::State>(state);
  return row;
}

// Fills `rows` with all that make sense, as far as it gets.
DatabaseResult<void> load_rows(Database& database, std::vector<LedgerRow>& rows) {
  DatabaseResult<Statement> statement =
      database.prepare("SELECT id, path, title, published, content, body, state FROM ids");
  if (!statement) return tl::unexpected(statement.error());
  bool is_whole = true;
  for (std::size_t count = 0; count < kMostRows; ++count) {
    const DatabaseResult<bool> more = statement->step();
    if (!more) return tl::unexpected(more.error());
    if (!*more) break;
    std::optional<LedgerRow> row = read_row(*statement);
    is_whole = is_whole && row;
    if (row) rows.push_back(std::move(*row));
  }
  if (is_whole) return {};
  return tl::unexpected(DatabaseError{DatabaseFault::kDamaged, "a row makes no sense"});
}

DatabaseResult<void> load_heads(Database& database, Heads& heads) {
  DatabaseResult<Statement> statement = database.prepare("SELECT path, head FROM repositories");
  if (!statement) return tl::unexpected(statement.error());
  while (true) {
    const DatabaseResult<bool> more = statement->step();
    if (!more) return tl::unexpected(more.error());
    if (!*more || heads.size() >= 1000) return {};
    heads[std::string(statement->text(0))] = statement->text(1);
  }
}

DatabaseResult<void> save_rows(Database& database, const std::vector<LedgerRow>& rows) {
  DatabaseResult<Statement> statement = database.prepare(
      "INSERT INTO ids (id, path, title, published, content, body, state)"
      " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET path = excluded.path,"
      " title = excluded.title, published = excluded.published, content = excluded.content,"
      " body = excluded.body, state = excluded.state");
  if (!statement) return tl::unexpected(statement.error());
  for (const LedgerRow& row : rows) {
    const std::int64_t published = row.published.time_since_epoch().count();
    statement->bind(0, row.id).bind(1, row.path).bind(2, row.title).bind(3, published);
    statement->bind(4, row.fingerprint.content).bind(5, row.fingerprint.body);
    statement->bind(6, std::int64_t{static_cast<int>(row.state)});
    if (const DatabaseResult<bool> done = statement->step(); !done) {
      return tl::unexpected(done.error());
    }
  }
  return {};
}

DatabaseResult<void> save_heads(Database& database, const Heads& heads) {
  DatabaseResult<Statement> statement = database.prepare(
      "INSERT INTO repositories (path, head) VALUES (?, ?)"
      " ON CONFLICT (path) DO UPDATE SET head = excluded.head");
  if (!statement) return tl::unexpected(statement.error());
  for (const auto& [path, head] : heads) {
    statement->bind(0, path).bind(1, head);
    if (const DatabaseResult<bool> done = statement->step(); !done) {
      return tl::unexpected(done.error());
    }
  }
  return {};
}

DatabaseResult<void> save(Database& database, const std::vector<LedgerRow>& rows,
                          const Heads& heads) {
  DatabaseResult<void> saved = save_rows(database, rows);
  if (saved) saved = save_heads(database, heads);
  return saved;
}

}  // namespace

RecordedLedger load_ledger(State& state) {
  RecordedLedger ledger;
  if (state.database() == nullptr) return ledger;
  DatabaseResult<void> loaded = load_rows(*state.database(), ledger.rows);
  if (loaded) loaded = load_heads(*state.database(), ledger.heads);
  if (loaded && !state.is_foreign()) return ledger;
  if (!loaded && loaded.error().fault != DatabaseFault::kDamaged) {
    state.give_up(loaded.error());
    return ledger;
  }
  ledger.rescued = std::move(ledger.rows);
  ledger.rows.clear();
  state.rebuild(loaded ? std::string() : "it is damaged: " + loaded.error().text,
                ledger.rescued.size());
  return ledger;
}

void save_ledger(State& state, const std::vector<LedgerRow>& changes,
                 const std::function<std::vector<LedgerRow>()>& all, const Heads& heads) {
  if (!state.is_writable()) return;
  DatabaseResult<void> saved = save(*state.database(), changes, heads);
  if (!saved && saved.error().fault == DatabaseFault::kDamaged) {
    const std::vector<LedgerRow> rows = all();
    state.rebuild("it is damaged: " + saved.error().text, rows.size());
    if (!state.is_writable()) return;
    saved = save(*state.database(), rows, heads);
  }
  if (!saved) state.give_up(saved.error());
}

}  // namespace feedgen
