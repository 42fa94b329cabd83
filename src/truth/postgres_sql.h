// The statements that read and write a table of the truth in PostgreSQL, as they follow from its
// row of truth_tables().
#pragma once

#include <span>
#include <string>
#include <vector>

#include "system/postgres.h"
#include "truth/tables.h"

namespace feedgen {

/// The key of a row whatever its length, which an index of PostgreSQL bounds: 32 bytes.
std::string key_digest(const TruthRow& row);

/// Of site $1, the rows that were written behind version $2: whether it is gone, and its columns.
std::string select_of(const TruthTable& table);

/// Writes rows of site $1 as version $2: $3 are their key_digest(), $4 whether they are gone, then
/// an array for each column. Rows that are there already, the same, keep their version.
std::string upsert_of(const TruthTable& table);

/// The parameters of upsert_of() from $3 on, of rows of one table.
void append_arrays(std::span<const TruthRow* const> rows, std::vector<PostgresValue>& values);

}  // namespace feedgen
