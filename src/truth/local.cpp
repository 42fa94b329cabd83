#include "truth/local.h"

#include <set>
#include <string_view>
#include <utility>

#include <fmt/format.h>

#include "truth/tables.h"

namespace feedgen {
namespace {

// Statements that follow from a row of truth_tables(). Their addresses stay the same, by which a
// session knows them.
struct TableSql {
  std::string all;
  std::string changed;
  std::string changed_keys;
  std::string count_keys;
  std::string note;  // a key has changed
  std::string begin;
  std::string end;
};

std::string names_of_keys(const TruthTable& table, std::string_view pattern, std::string_view by) {
  std::string text;
  for (std::size_t i = 0; i < table.keys; ++i) {
    if (i > 0) text += by;
    text += fmt::format(fmt::runtime(pattern), fmt::arg("i", i),
                        fmt::arg("name", table.columns[i].name), fmt::arg("n", i + 1));
  }
  return text;
}

std::string replaced(std::string_view text, std::string_view from, std::string_view to) {
  std::string result;
  for (std::size_t found = text.find(from); found != std::string_view::npos;
       found = text.find(from)) {
    result.append(text.substr(0, found)).append(to);
    text.remove_prefix(found + from.size());
  }
  return result.append(text);
}

TableSql sql_of(const TruthTable& table) {
  TableSql sql;
  const std::string noted = fmt::format("changed_{}", table.name);
  const std::string keys = names_of_keys(table, "k{i}", ", ");
  sql.all = table.view;
  // A key may be noted several times: what a trigger does on a conflict is what the statement says
  // that fires it (https://sqlite.org/lang_createtrigger.html), and an upsert says that it fails.
  sql.changed_keys = fmt::format("SELECT DISTINCT {} FROM temp.{}", keys, noted);
  sql.count_keys = fmt::format("SELECT count(*) FROM ({})", sql.changed_keys);
  sql.changed = fmt::format("SELECT v.* FROM ({}) c CROSS JOIN ({}) v ON {}", sql.changed_keys,
                            table.view, names_of_keys(table, "v.{name} = c.k{i}", " AND "));
  sql.note =
      fmt::format("INSERT INTO temp.{} VALUES ({})", noted, names_of_keys(table, "?{n}", ", "));
  sql.begin =
      fmt::format("CREATE TEMP TABLE IF NOT EXISTS {0} ({1}); DELETE FROM temp.{0};", noted, keys);
  constexpr std::string_view kRow = "ROW.";
  for (const auto& [event, row] :
       {std::pair{"INSERT", "new."}, std::pair{"UPDATE", "new."}, std::pair{"DELETE", "old."}}) {
    sql.begin += fmt::format(
        "CREATE TEMP TRIGGER IF NOT EXISTS {0}_{1} AFTER {1} ON main.{2} BEGIN INSERT INTO {0} "
        "{3}; END;",
        noted, event, table.watched, replaced(table.key_of, kRow, row));
    sql.end += fmt::format("DROP TRIGGER IF EXISTS temp.{}_{};", noted, event);
  }
  return sql;
}

const std::vector<TableSql>& table_sql() {
  static const std::vector<TableSql> all = [] {
    std::vector<TableSql> made;
    for (const TruthTable& table : truth_tables()) made.push_back(sql_of(table));
    return made;
  }();
  return all;
}

// `count` columns, as the table has them.
TruthRow row_of(const Statement& statement, std::size_t number, std::size_t count) {
  const TruthTable& table = truth_tables()[number];
  TruthRow row{number, {}, false};
  row.cells.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    const int column = static_cast<int>(i);
    if (table.columns[i].kind == TruthKind::kNumber) {
      row.cells.emplace_back(statement.number(column));
    } else if (table.columns[i].kind == TruthKind::kText) {
      row.cells.emplace_back(std::string(statement.text(column)));
    } else {
      const auto bytes = statement.bytes(column);
      row.cells.emplace_back(std::string(bytes.begin(), bytes.end()));
    }
  }
  return row;
}

void bind_cells(Statement& statement, const TruthRow& row, std::size_t count) {
  const TruthTable& table = truth_tables()[row.table];
  for (std::size_t i = 0; i < count; ++i) {
    const int parameter = static_cast<int>(i);
    if (const auto* number = std::get_if<std::int64_t>(&row.cells[i])) {
      statement.bind(parameter, *number);
      continue;
    }
    const auto& bytes = std::get<std::string>(row.cells[i]);
    if (table.columns[i].kind == TruthKind::kText) {
      statement.bind(parameter, std::string_view(bytes));
    } else {
      statement.bind(parameter,
                     std::span(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()));
    }
  }
}

// Cells that a statement does not name have no parameter, and binding them does nothing.
void run_with(Session& session, const char* sql, const TruthRow& row, std::size_t count) {
  Statement& statement = session.statement(sql);
  bind_cells(statement, row, count);
  session.run(statement);
}

void remove_row(Session& session, const TruthRow& row) {
  const TruthTable& table = truth_tables()[row.table];
  for (const char* sql : table.remove) run_with(session, sql, row, table.keys);
}

using Key = std::pair<std::size_t, std::vector<TruthCell>>;

Key key_of(const TruthRow& row) {
  const auto keys = static_cast<std::ptrdiff_t>(truth_tables()[row.table].keys);
  return {row.table, {row.cells.begin(), row.cells.begin() + keys}};
}

constexpr std::size_t kIds = 0;  // index of truth_tables()

// Columns of ids.
const std::string& path_of(const TruthRow& row) { return std::get<std::string>(row.cells[1]); }
bool is_live(const TruthRow& row) { return std::get<std::int64_t>(row.cells[6]) == 0; }

std::optional<std::int64_t> fact(Session& session, std::string_view name) {
  return session.number(session.statement("SELECT value FROM facts WHERE name = ?").bind(0, name));
}

void set_fact(Session& session, std::string_view name, std::int64_t value) {
  session.run(session.statement("INSERT OR REPLACE INTO facts (name, value) VALUES (?, ?)")
                  .bind(0, name)
                  .bind(1, value));
}

constexpr std::string_view kVersionFact = "version of the shared state";
constexpr std::string_view kTokenFact = "token of the shared state";

}  // namespace

std::optional<TruthPosition> LocalTruth::position() {
  const std::optional<std::int64_t> version = fact(session_, kVersionFact);
  const std::optional<std::int64_t> token = fact(session_, kTokenFact);
  if (!version || !token) return std::nullopt;
  return TruthPosition{*version, *token};
}

void LocalTruth::set_position(const TruthPosition& position) {
  set_fact(session_, kVersionFact, position.version);
  set_fact(session_, kTokenFact, position.token);
}

void LocalTruth::forget_position() {
  for (const std::string_view name : {kVersionFact, kTokenFact}) {
    session_.run(session_.statement("DELETE FROM facts WHERE name = ?").bind(0, name));
  }
}

std::optional<std::string> LocalTruth::put(const std::vector<TruthRow>& rows) {
  for (const TruthRow& row : rows) {
    const TruthTable& table = truth_tables()[row.table];
    if (const char* column = unfit_column(row); column != nullptr) {
      return fmt::format("{}.{}", table.name, column);
    }
    if (row.is_gone) {
      remove_row(session_, row);
      continue;
    }
    for (const char* sql : table.put) run_with(session_, sql, row, table.columns.size());
  }
  return std::nullopt;
}

std::optional<std::string> LocalTruth::put_all(const std::vector<TruthRow>& rows) {
  unknown_ = all_rows(session_);
  if (rows.empty()) return std::nullopt;
  note_unknown(rows);
  session_.run("DELETE FROM shared_heads");
  return put(rows);
}

// What is here alone: ids stay, and go to the store; an id whose article has another one there is
// of no article any more.
void LocalTruth::note_unknown(const std::vector<TruthRow>& rows) {
  std::set<Key> known;
  std::set<std::string_view> paths;
  for (const TruthRow& row : rows) {
    if (row.is_gone || unfit_column(row) != nullptr) continue;
    known.insert(key_of(row));
    if (row.table == kIds && is_live(row)) paths.insert(path_of(row));
  }
  std::erase_if(unknown_, [&](const TruthRow& row) { return known.contains(key_of(row)); });
  for (const TruthRow& row : unknown_) {
    if (row.table != kIds) {
      remove_row(session_, row);
    } else if (is_live(row) && paths.contains(path_of(row))) {
      run_with(session_, "UPDATE ids SET state = 2 WHERE id = ?1", row, 1);
    }
  }
  std::erase_if(unknown_, [](const TruthRow& row) { return row.table != kIds; });
}

void LocalTruth::begin_tracking() {
  for (const TableSql& sql : table_sql()) session_.run(sql.begin.c_str());
  for (const TruthRow& row : std::exchange(unknown_, {})) {
    run_with(session_, table_sql()[row.table].note.c_str(), row, truth_tables()[row.table].keys);
  }
}

void LocalTruth::end_tracking() {
  for (const TableSql& sql : table_sql()) session_.run(sql.end.c_str());
}

void LocalTruth::add_changed(std::size_t table, std::vector<TruthRow>& changed) {
  const TableSql& sql = table_sql()[table];
  const std::size_t first = changed.size();
  Statement& rows = session_.statement(sql.changed.c_str());
  while (session_.step(rows)) {
    changed.push_back(row_of(rows, table, truth_tables()[table].columns.size()));
  }
  const auto noted = session_.number(session_.statement(sql.count_keys.c_str()));
  if (noted && static_cast<std::size_t>(*noted) == changed.size() - first) return;
  // Some of the noted rows are gone.
  std::set<Key> keys;
  Statement& all = session_.statement(sql.changed_keys.c_str());
  while (session_.step(all)) keys.insert(key_of(row_of(all, table, truth_tables()[table].keys)));
  for (std::size_t i = first; i < changed.size(); ++i) keys.erase(key_of(changed[i]));
  for (const Key& key : keys) changed.push_back({table, key.second, true});
}

std::vector<TruthRow> LocalTruth::changed_rows() {
  std::vector<TruthRow> changed;
  for (std::size_t i = 0; i < table_sql().size(); ++i) add_changed(i, changed);
  return changed;
}

std::vector<TruthRow> all_rows(Session& session) {
  std::vector<TruthRow> found;
  for (std::size_t i = 0; i < table_sql().size(); ++i) {
    Statement& rows = session.statement(table_sql()[i].all.c_str());
    while (session.step(rows)) {
      found.push_back(row_of(rows, i, truth_tables()[i].columns.size()));
    }
  }
  return found;
}

}  // namespace feedgen
