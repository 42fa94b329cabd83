#include "truth/postgres_store.h"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include <fmt/format.h>

#include "system/clock.h"
#include "system/postgres.h"
#include "system/process.h"
#include "truth/postgres_schema.h"
#include "truth/postgres_sql.h"
#include "truth/tables.h"

namespace feedgen {
namespace {

using std::chrono::milliseconds;

// How long the server may be silent before the connection counts as lost.
constexpr milliseconds kLongestSilence{45'000};
constexpr milliseconds kLongestConnecting{10'000};
// So many rows go into one statement.
constexpr std::size_t kMostRows = 10'000;
// So many versions are remembered; a builder that has seen none of them fetches all rows.
constexpr std::int64_t kRememberedVersions = 10'000;
constexpr std::int64_t kPurgeEvery = 256;

constexpr const char* kNoTable = "42P01";
constexpr const char* kLockTimeout = "55P03";

// Of the tables in the schema that the connection works in: builders that migrate hold it alone.
constexpr const char* kFormatLock = "hashtextextended(current_schema() || '/format', 0)";

class PostgresStore final : public TruthStore {
 public:
  PostgresStore(Postgres connection, std::string site, std::string shown)
      : connection_(std::move(connection)), name_(std::move(site)), shown_(std::move(shown)) {}

  Result<void> prepare(TruthAccess access);

  const std::string& shown() const override { return shown_; }
  Result<void> take_lease(milliseconds patience,
                          const std::function<void(const Message&)>& tell) override;
  Result<FetchedTruth> fetch(const std::optional<TruthPosition>& seen) override;
  Result<std::optional<TruthPosition>> write(const std::vector<TruthRow>& rows) override;
  Result<std::vector<bool>> claim(const std::vector<std::string>& names) override;

 private:
  Result<std::int64_t> format();
  Result<void> migrate();
  Result<bool> lock_lease(milliseconds patience);
  Result<std::string> holder();
  Result<std::int64_t> next_version(std::int64_t token);
  Result<void> upsert(std::span<const TruthRow* const> rows, std::int64_t version);
  Result<void> purge(std::int64_t version);

  tl::unexpected<Error> failed(const PostgresError& error) const;
  Result<PostgresRows> query(const std::string& sql, const std::vector<PostgresValue>& values = {});
  Result<void> run(const std::string& sql);

  Postgres connection_;
  std::string name_;
  std::string shown_;
  std::int64_t site_ = 0;  // 0: it has no row
  bool is_blank_ = false;  // there are no tables, and none are to be made
  std::optional<std::int64_t> fence_;
};

tl::unexpected<Error> PostgresStore::failed(const PostgresError& error) const {
  if (error.sqlstate.empty()) {
    return fail(ErrorKind::kOutput, "the shared state can't be reached: " + error.text,
                error.remedy.empty() ? "run again when it can be reached" : error.remedy,
                Place{shown_});
  }
  const char* remedy = "run again; if that does not help, look into the server's log";
  if (error.sqlstate == "42501") {  // insufficient_privilege
    remedy = "give the role the right to create and to write tables in its schema";
  } else if (error.sqlstate == "25006") {  // read_only_sql_transaction
    remedy = "name a server that takes writes: several hosts, and target_session_attrs=read-write";
  }
  return fail(ErrorKind::kOutput, "the shared state can't be used: " + error.text, remedy,
              Place{shown_});
}

Result<PostgresRows> PostgresStore::query(const std::string& sql,
                                          const std::vector<PostgresValue>& values) {
  PostgresResult<PostgresRows> rows = connection_.query(sql, values);
  if (!rows) return failed(rows.error());
  return std::move(*rows);
}

Result<void> PostgresStore::run(const std::string& sql) {
  const PostgresResult<void> done = connection_.run(sql);
  if (!done) return failed(done.error());
  return {};
}

// A server that has lost its builder is to notice it: the lease is free then.
Result<void> PostgresStore::prepare(TruthAccess access) {
  Result<void> begun =
      run(fmt::format("SET client_min_messages = error; SET lock_timeout = '30s';"
                      "SET tcp_keepalives_idle = 15; SET tcp_keepalives_interval = 5;"
                      "SET tcp_keepalives_count = 3; SET idle_in_transaction_session_timeout = 0;"
                      "SELECT pg_advisory_lock_shared({})",
                      kFormatLock));
  if (!begun) return begun;
  constexpr auto kFormat = static_cast<std::int64_t>(kPostgresMigrations.size());
  Result<std::int64_t> found = format();
  if (found && *found < kFormat && access == TruthAccess::kWrite) {
    if (Result<void> done = migrate(); !done) return done;
    found = format();
  }
  if (!found) return tl::unexpected(std::move(found.error()));
  if (*found > kFormat) {
    return fail(ErrorKind::kOutput,
                fmt::format("a newer feedgen has written the shared state (format {}, this one "
                            "knows up to {})",
                            *found, kFormat),
                "update feedgen here; nothing was changed", Place{shown_});
  }
  is_blank_ = *found < kFormat;
  if (is_blank_) return {};
  const Result<PostgresRows> site = query("SELECT site FROM feedgen_sites WHERE name = $1",
                                          {PostgresValue(std::string_view(name_))});
  if (!site) return tl::unexpected(site.error());
  if (site->size() > 0) site_ = site->number(0, 0);
  return {};
}

// 0: there are no tables.
Result<std::int64_t> PostgresStore::format() {
  const PostgresResult<PostgresRows> rows =
      connection_.query("SELECT coalesce(max(format), 0) FROM feedgen_format");
  if (!rows && rows.error().sqlstate == kNoTable) return 0;
  if (!rows) return failed(rows.error());
  return rows->number(0, 0);
}

// Alone: other builders hold the lock, shared, as long as they are connected.
Result<void> PostgresStore::migrate() {
  const Result<void> locked = run(fmt::format(
      "SELECT pg_advisory_unlock_shared({0}); SELECT pg_advisory_lock({0})", kFormatLock));
  if (!locked) return locked;
  Result<std::int64_t> now = format();
  if (!now) return tl::unexpected(std::move(now.error()));
  for (std::size_t i = static_cast<std::size_t>(*now); i < kPostgresMigrations.size(); ++i) {
    const Result<void> done =
        run(fmt::format("BEGIN; {}; UPDATE feedgen_format SET format = {};"
                        " COMMIT",
                        kPostgresMigrations[i], i + 1));
    if (!done) {
      static_cast<void>(connection_.run("ROLLBACK"));
      return done;
    }
  }
  return run(fmt::format("SELECT pg_advisory_lock_shared({0}); SELECT pg_advisory_unlock({0})",
                         kFormatLock));
}

// False: another builder has held it all the time.
Result<bool> PostgresStore::lock_lease(milliseconds patience) {
  const std::string name = name_ + "/lease";
  constexpr const char* kLock = "hashtextextended(current_schema() || '/' || encode($1, 'hex'), 0)";
  const PostgresValue value{std::string_view(name)};
  if (patience.count() <= 0) {
    const Result<PostgresRows> locked =
        query(fmt::format("SELECT pg_try_advisory_lock({})::int::bigint", kLock), {value});
    if (!locked) return tl::unexpected(locked.error());
    return locked->number(0, 0) != 0;
  }
  const Result<void> set = run(fmt::format("SET lock_timeout = {}", patience.count()));
  if (!set) return tl::unexpected(set.error());
  const PostgresResult<PostgresRows> locked =
      connection_.query(fmt::format("SELECT 1::bigint FROM pg_advisory_lock({})", kLock), {value});
  if (locked) return true;
  if (locked.error().sqlstate == kLockTimeout) return false;
  return failed(locked.error());
}

Result<std::string> PostgresStore::holder() {
  const Result<PostgresRows> rows = query(
      "SELECT holder, convert_to(coalesce(to_char(held_since AT TIME ZONE 'UTC',"
      " 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"'), ''), 'UTF8') FROM feedgen_sites WHERE site = $1",
      {PostgresValue(site_)});
  if (!rows) return tl::unexpected(rows.error());
  if (rows->size() == 0 || rows->bytes(0, 0).empty()) return "another builder";
  return fmt::format("{} (since {})", rows->bytes(0, 0), rows->bytes(0, 1));
}

Result<void> PostgresStore::take_lease(milliseconds patience,
                                       const std::function<void(const Message&)>& tell) {
  constexpr milliseconds kSilent{1'000};
  const PostgresValue name{std::string_view(name_)};
  if (site_ == 0) {
    const Result<PostgresRows> made = query(
        "WITH made AS (INSERT INTO feedgen_sites (name) VALUES ($1) ON CONFLICT DO NOTHING"
        " RETURNING site) SELECT site FROM made",
        {name});
    if (!made) return tl::unexpected(made.error());
    const Result<PostgresRows> site =
        query("SELECT site FROM feedgen_sites WHERE name = $1", {name});
    if (!site) return tl::unexpected(site.error());
    site_ = site->number(0, 0);
  }
  Result<bool> is_locked = lock_lease(milliseconds{0});
  if (is_locked && !*is_locked && patience.count() > 0) {
    is_locked = lock_lease(std::min(patience, kSilent));
  }
  if (is_locked && !*is_locked) {
    const Result<std::string> who = holder();
    if (!who) return tl::unexpected(who.error());
    const milliseconds left = patience - kSilent;
    const std::string problem = fmt::format("{} builds this site", *who);
    if (left.count() > 0) {
      const auto seconds = std::chrono::ceil<std::chrono::seconds>(left).count();
      if (tell) tell({problem, fmt::format("waiting up to {} s for it", seconds), Place{shown_}});
      is_locked = lock_lease(left);
    }
    if (is_locked && !*is_locked) {
      return fail(ErrorKind::kOutput, problem + ", so nothing was published here",
                  "run again when it is done", Place{shown_});
    }
  }
  if (!is_locked) return tl::unexpected(is_locked.error());
  const std::string builder = fmt::format("{} process {}", host_name(), own_process_id());
  const Result<PostgresRows> fence = query(
      "UPDATE feedgen_sites SET fence = fence + 1, holder = $2, held_since = now()"
      " WHERE site = $1 RETURNING fence",
      {PostgresValue(site_), PostgresValue(std::string_view(builder))});
  if (!fence) return tl::unexpected(fence.error());
  if (fence->size() == 1) fence_ = fence->number(0, 0);
  return {};
}

Result<FetchedTruth> PostgresStore::fetch(const std::optional<TruthPosition>& seen) {
  FetchedTruth fetched;
  fetched.is_whole = true;
  if (site_ == 0) return fetched;
  const Result<PostgresRows> now = query(
      "SELECT s.version, s.token, s.oldest, coalesce(v.token, 0), (v.token IS NOT "
      "NULL)::int::bigint"
      " FROM feedgen_sites s LEFT JOIN feedgen_versions v ON v.site = s.site AND v.version = $2"
      " WHERE s.site = $1",
      {PostgresValue(site_), PostgresValue(seen ? seen->version : 0)});
  if (!now) return tl::unexpected(now.error());
  if (now->size() == 0) return fetched;
  fetched.position = {now->number(0, 0), now->number(0, 1)};
  fetched.is_whole = !seen || seen->version < now->number(0, 2) || now->number(0, 4) == 0 ||
                     seen->token != now->number(0, 3);
  const std::int64_t from = fetched.is_whole ? 0 : seen->version;
  if (from == fetched.position.version) return fetched;
  for (std::size_t number = 0; number < truth_tables().size(); ++number) {
    const TruthTable& table = truth_tables()[number];
    std::string sql = select_of(table);
    if (fetched.is_whole) sql += " AND NOT is_gone";
    const Result<PostgresRows> rows = query(sql, {PostgresValue(site_), PostgresValue(from)});
    if (!rows) return tl::unexpected(rows.error());
    const std::size_t count = rows->size();
    for (std::size_t i = 0; i < count; ++i) {
      TruthRow row{number, {}, rows->number(i, 0) != 0};
      row.cells.reserve(table.columns.size());
      for (std::size_t c = 0; c < table.columns.size(); ++c) {
        if (table.columns[c].kind == TruthKind::kNumber) {
          row.cells.emplace_back(rows->number(i, c + 1));
        } else {
          row.cells.emplace_back(std::string(rows->bytes(i, c + 1)));
        }
      }
      fetched.rows.push_back(std::move(row));
    }
  }
  return fetched;
}

// The row of the site is locked from here to the end of the transaction: versions are in the order
// of the commits, so that a reader of one has all before it.
Result<std::int64_t> PostgresStore::next_version(std::int64_t token) {
  const std::string builder = fmt::format("{} process {}", host_name(), own_process_id());
  std::string sql =
      "WITH next AS (UPDATE feedgen_sites SET version = version + 1, token = $2 WHERE site = $1{} "
      "RETURNING version) INSERT INTO feedgen_versions (site, version, token, builder)"
      " SELECT $1, version, $2, $3 FROM next RETURNING version";
  std::vector<PostgresValue> values{PostgresValue(site_), PostgresValue(token),
                                    PostgresValue(std::string_view(builder))};
  if (fence_) values.emplace_back(*fence_);
  const Result<PostgresRows> next =
      query(fmt::format(fmt::runtime(sql), fence_ ? " AND fence = $4" : ""), values);
  if (!next) return tl::unexpected(next.error());
  if (next->size() == 1) return next->number(0, 0);
  return fail(ErrorKind::kOutput,
              "another builder has taken over this site, so nothing was written", "run again",
              Place{shown_});
}

Result<void> PostgresStore::upsert(std::span<const TruthRow* const> rows, std::int64_t version) {
  std::vector<PostgresValue> values{PostgresValue(site_), PostgresValue(version)};
  append_arrays(rows, values);
  const Result<PostgresRows> done = query(upsert_of(truth_tables()[rows.front()->table]), values);
  if (!done) return tl::unexpected(done.error());
  return {};
}

Result<void> PostgresStore::purge(std::int64_t version) {
  const std::int64_t oldest = version - kRememberedVersions;
  if (version % kPurgeEvery != 0 || oldest <= 0) return {};
  const std::vector<PostgresValue> values{PostgresValue(site_), PostgresValue(oldest)};
  for (const TruthTable& table : truth_tables()) {
    const Result<PostgresRows> done =
        query(fmt::format("DELETE FROM feedgen_{} WHERE site = $1 AND version <= $2 AND is_gone",
                          table.name),
              values);
    if (!done) return tl::unexpected(done.error());
  }
  for (const char* sql : {"DELETE FROM feedgen_versions WHERE site = $1 AND version < $2",
                          "UPDATE feedgen_sites SET oldest = $2 WHERE site = $1"}) {
    const Result<PostgresRows> done = query(sql, values);
    if (!done) return tl::unexpected(done.error());
  }
  return {};
}

Result<std::optional<TruthPosition>> PostgresStore::write(const std::vector<TruthRow>& rows) {
  const auto token = static_cast<std::int64_t>(random_bits());
  if (Result<void> begun = run("BEGIN"); !begun) return tl::unexpected(begun.error());
  const auto undo = [&](Error error) {
    static_cast<void>(connection_.run("ROLLBACK"));
    return tl::unexpected(std::move(error));
  };
  Result<std::int64_t> version = next_version(token);
  if (!version) return undo(std::move(version.error()));
  std::vector<const TruthRow*> order;
  for (const TruthRow& row : rows) order.push_back(&row);
  std::stable_sort(order.begin(), order.end(),
                   [](const TruthRow* a, const TruthRow* b) { return a->table < b->table; });
  for (std::size_t first = 0; first < order.size();) {
    std::size_t last = first;
    while (last < order.size() && last - first < kMostRows &&
           order[last]->table == order[first]->table) {
      ++last;
    }
    const Result<void> done = upsert(std::span(order).subspan(first, last - first), *version);
    if (!done) return undo(done.error());
    first = last;
  }
  if (const Result<void> purged = purge(*version); !purged) return undo(purged.error());
  if (Result<void> done = run("COMMIT"); !done) return undo(std::move(done.error()));
  return TruthPosition{*version, token};
}

Result<std::vector<bool>> PostgresStore::claim(const std::vector<std::string>& names) {
  std::vector<std::string> whole;
  for (const std::string& name : names) whole.push_back(name_ + "/claim/" + name);
  const Result<PostgresRows> rows = query(
      "SELECT pg_try_advisory_lock(hashtextextended(current_schema() || '/' || encode(u.name,"
      " 'hex'), 0))::int::bigint FROM unnest($1::bytea[]) WITH ORDINALITY AS u (name, place)"
      " ORDER BY u.place",
      {PostgresValue(std::vector<std::string_view>(whole.begin(), whole.end()))});
  if (!rows) return tl::unexpected(rows.error());
  std::vector<bool> claimed;
  for (std::size_t i = 0; i < rows->size(); ++i) claimed.push_back(rows->number(i, 0) != 0);
  claimed.resize(names.size());
  return claimed;
}

}  // namespace

Result<std::unique_ptr<TruthStore>> open_postgres(const std::string& address,
                                                  const std::string& site, TruthAccess access) {
  PostgresAddress read = read_postgres_address(address);
  if (!read.problem.empty()) {
    return fail(ErrorKind::kUsage, "the address of the shared state can't be used: " + read.problem,
                "write it like postgresql://ROLE@HOST/DATABASE, and the password into ~/.pgpass");
  }
  PostgresResult<Postgres> connection =
      Postgres::connect(address, kLongestConnecting, kLongestSilence);
  if (!connection) {
    const PostgresError& error = connection.error();
    const bool is_turned_away = error.text.find("FATAL") != std::string::npos;
    return fail(ErrorKind::kOutput, "the shared state can't be reached: " + error.text,
                !error.remedy.empty() ? error.remedy
                : is_turned_away
                    ? "look at the database and the role in its address, and at the password in "
                      "~/.pgpass; run again when the server lets this role in"
                    : "run again when it can be reached",
                Place{std::move(read.shown)});
  }
  auto store = std::make_unique<PostgresStore>(std::move(*connection), site, std::move(read.shown));
  const Result<void> ready = store->prepare(access);
  if (!ready) return tl::unexpected(ready.error());
  return store;
}

}  // namespace feedgen
