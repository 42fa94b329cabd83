// The tables that hold truth, one row each: which of their columns builders share, how a row is
// written into the embedded database, and what its cells may be.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "truth/row.h"

namespace feedgen {

enum class TruthKind { kNumber, kText, kBlob };

struct TruthColumn {
  const char* name;
  TruthKind kind;
  /// One of the two, for numbers and for the others.
  bool (*is_fit_number)(std::int64_t number);
  bool (*is_fit_bytes)(std::string_view bytes);
};

struct TruthTable {
  const char* name;
  std::size_t keys;  ///< how many of the columns are the key
  std::vector<TruthColumn> columns;
  /// All shared columns of all rows of the embedded database, under their names here.
  const char* view;
  /// The embedded table in which a change means a change of a row, and how the key follows from its
  /// columns: "SELECT … " with `ROW.` in the place of `old.` or `new.`.
  const char* watched;
  const char* key_of;
  /// Statements with the cells as ?1, ?2, … `put` writes a row that another builder has written;
  /// `remove` gets the key. Several are separated by a semicolon.
  std::vector<const char*> put;
  std::vector<const char*> remove;
};

const std::vector<TruthTable>& truth_tables();

/// Why the row can't have been written by feedgen: the column; null: it is fit. Rows come from a
/// database or a file that others can write.
const char* unfit_column(const TruthRow& row);

}  // namespace feedgen
