#include "truth/postgres_sql.h"

#include <fmt/format.h>

#include "text/sha256.h"

namespace feedgen {

std::string key_digest(const TruthRow& row) {
  std::string bytes;
  for (std::size_t i = 0; i < truth_tables()[row.table].keys; ++i) {
    const auto& part = std::get<std::string>(row.cells[i]);
    bytes += fmt::format("{}:{}", part.size(), part);
  }
  const auto digest = sha256(bytes);
  return {digest.begin(), digest.end()};
}

std::string select_of(const TruthTable& table) {
  std::string columns = "is_gone::int::bigint";
  for (const TruthColumn& column : table.columns) columns += fmt::format(", {}", column.name);
  return fmt::format("SELECT {} FROM feedgen_{} WHERE site = $1 AND version > $2", columns,
                     table.name);
}

std::string upsert_of(const TruthTable& table) {
  std::string names;
  std::string arrays;
  std::string sets;
  std::string old;
  std::string excluded;
  std::string from;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const TruthColumn& column = table.columns[i];
    const bool is_number = column.kind == TruthKind::kNumber;
    names += fmt::format(", {}", column.name);
    arrays += fmt::format(", ${}::{}[]", i + 5, is_number ? "bigint" : "bytea");
    sets += fmt::format(", {0} = excluded.{0}", column.name);
    old += fmt::format(", t.{}", column.name);
    excluded += fmt::format(", excluded.{}", column.name);
    from += fmt::format(", u.{}", column.name);
  }
  return fmt::format(
      "INSERT INTO feedgen_{0} AS t (site, version, key, is_gone{1})"
      " SELECT $1, $2, u.key, u.gone_flag <> 0{2} FROM unnest($3::bytea[], $4::bigint[]{3})"
      " AS u (key, gone_flag{1}) ON CONFLICT (site, key) DO UPDATE SET version = excluded.version,"
      " is_gone = excluded.is_gone{4}"
      " WHERE (t.is_gone{5}) IS DISTINCT FROM (excluded.is_gone{6})",
      table.name, names, from, arrays, sets, old, excluded);
}

void append_arrays(std::span<const TruthRow* const> rows, std::vector<PostgresValue>& values) {
  std::vector<std::string> keys;
  std::vector<std::int64_t> gone;
  for (const TruthRow* row : rows) {
    keys.push_back(key_digest(*row));
    gone.push_back(row->is_gone ? 1 : 0);
  }
  values.emplace_back(std::vector<std::string_view>(keys.begin(), keys.end()));
  values.emplace_back(gone);
  const std::vector<TruthColumn>& columns = truth_tables()[rows.front()->table].columns;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    std::vector<std::int64_t> numbers;
    std::vector<std::string_view> bytes;
    for (const TruthRow* row : rows) {
      const TruthCell* cell = i < row->cells.size() ? &row->cells[i] : nullptr;
      if (columns[i].kind == TruthKind::kNumber) {
        numbers.push_back(cell == nullptr ? 0 : std::get<std::int64_t>(*cell));
      } else {
        bytes.emplace_back(cell == nullptr ? std::string_view() : std::get<std::string>(*cell));
      }
    }
    if (columns[i].kind == TruthKind::kNumber) {
      values.emplace_back(numbers);
    } else {
      values.emplace_back(bytes);
    }
  }
}

}  // namespace feedgen
