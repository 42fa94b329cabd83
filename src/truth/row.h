// What many builders share, as rows: a table's name, and a cell for each of its columns. Knows
// neither where rows are kept nor what they mean.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace feedgen {

/// A number, or bytes.
using TruthCell = std::variant<std::int64_t, std::string>;

struct TruthRow {
  std::size_t table = 0;         ///< index of truth_tables()
  std::vector<TruthCell> cells;  ///< those of the key first
  bool is_gone = false;          ///< it was removed; only the cells of its key count

  auto operator<=>(const TruthRow&) const = default;
};

}  // namespace feedgen
