#include "truth/carry.h"

#include <chrono>
#include <set>
#include <utility>
#include <vector>

#include "truth/local.h"
#include "truth/snapshot.h"
#include "truth/tables.h"

namespace feedgen {
namespace {

constexpr std::size_t kIdTable = 0;  // index of truth_tables()

Carried count_of(const std::vector<TruthRow>& rows) {
  Carried carried;
  carried.rows = rows.size();
  for (const TruthRow& row : rows) carried.ids += row.table == kIdTable ? 1 : 0;
  return carried;
}

std::vector<TruthCell> key_cells(const TruthRow& row) {
  const auto keys = static_cast<std::ptrdiff_t>(truth_tables()[row.table].keys);
  return {row.cells.begin(), row.cells.begin() + keys};
}

// The path of a row of ids whose article is there; null of another row.
const std::string* live_path(const TruthRow& row) {
  constexpr std::size_t kPath = 1;
  constexpr std::size_t kState = 6;
  const bool is_live = row.table == kIdTable && std::get<std::int64_t>(row.cells[kState]) == 0;
  return is_live ? &std::get<std::string>(row.cells[kPath]) : nullptr;
}

}  // namespace

Result<Carried> export_truth(Session& session, std::string& text) {
  std::vector<TruthRow> rows = all_rows(session);
  const Carried carried = count_of(rows);
  text = write_snapshot({0, std::move(rows), {}});
  return carried;
}

Result<Carried> import_truth(Session& session, std::string_view text) {
  Result<TruthSnapshot> snapshot = read_snapshot(text);
  if (!snapshot) return tl::unexpected(std::move(snapshot.error()));
  std::set<std::pair<std::size_t, std::vector<TruthCell>>> known;
  std::set<std::string> paths;
  for (const TruthRow& row : all_rows(session)) {
    known.emplace(row.table, key_cells(row));
    if (const std::string* path = live_path(row)) paths.insert(*path);
  }
  std::vector<TruthRow> added;
  for (TruthRow& row : snapshot->rows) {
    const std::string* path = live_path(row);
    const bool is_taken = path != nullptr && paths.contains(*path);
    if (is_taken || !known.emplace(row.table, key_cells(row)).second) continue;
    if (path != nullptr) paths.insert(*path);
    added.push_back(std::move(row));
  }
  static_cast<void>(LocalTruth(session).put(added));  // read_snapshot() has judged them
  Carried carried = count_of(added);
  carried.known = snapshot->rows.size() - added.size();
  return carried;
}

Result<Carried> move_truth(Session& session, TruthStore& store) {
  constexpr std::chrono::seconds kPatience{30};
  if (Result<void> leased = store.take_lease(kPatience, {}); !leased) {
    return tl::unexpected(leased.error());
  }
  const Result<FetchedTruth> there = store.fetch(std::nullopt);
  if (!there) return tl::unexpected(there.error());
  if (!there->rows.empty()) {
    return fail(ErrorKind::kOutput, "there is a state already, and two are not made one by a move",
                "export this one to a file, set FEEDGEN_STATE, and import the file",
                Place{store.shown()});
  }
  const std::vector<TruthRow> rows = all_rows(session);
  if (session.failure()) return Carried{};  // which the caller reports
  if (rows.empty()) return Carried{};
  const Result<std::optional<TruthPosition>> written = store.write(rows);
  if (!written) return tl::unexpected(written.error());
  if (*written) return count_of(rows);
  return fail(ErrorKind::kOutput, "another builder has written meanwhile", "run again",
              Place{store.shown()});
}

Carried settle_here(Session& session) {
  LocalTruth(session).forget_position();
  return count_of(all_rows(session));
}

}  // namespace feedgen
