// The whole truth of a site as one text: a line for each row, sorted, so that the same rows are the
// same bytes. What `feedgen state export` writes, and what lies beside feeds where there is no
// database.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "truth/row.h"
#include "truth/store.h"
#include "value/result.h"

namespace feedgen {

/// A target that one builder is sending pings or files to, until a time.
struct SnapshotClaim {
  std::string name;
  std::int64_t holder = 0;  ///< a random number of the builder's process
  std::int64_t until = 0;   ///< Unix seconds

  bool operator==(const SnapshotClaim&) const = default;
};

struct TruthSnapshot {
  std::int64_t version = 0;
  std::vector<TruthRow> rows;  ///< none of them gone
  std::vector<SnapshotClaim> claims;
};

/// Larger ones are neither read nor written.
inline constexpr std::uint64_t kLargestSnapshot = 1ULL << 30U;

/// Sorts the rows.
std::string write_snapshot(TruthSnapshot snapshot);

/// Fails on what feedgen does not write: with the line, and on a text that was cut off.
[[nodiscard]] Result<TruthSnapshot> read_snapshot(std::string_view text);

/// The snapshot's version, with a token that follows from its rows.
TruthPosition position_of(const TruthSnapshot& snapshot);

/// The same with `changes` in it: rows take the place of those with their keys.
[[nodiscard]] TruthSnapshot with_changes(TruthSnapshot snapshot,
                                         const std::vector<TruthRow>& changes);

}  // namespace feedgen
