// Ids that the file `ids.tsv` beside the state brings into the ledger.
#pragma once

#include <string>
#include <unordered_set>

#include "scan/run.h"

namespace feedgen {

/// Reads `ids.tsv`, if it is another file than the last time, and adds its rows, but for ids and
/// paths that the ledger knows. Paths of the rows that were added. Mistakes in the file are warned
/// of; fails where the file can't be read.
[[nodiscard]] Result<std::unordered_set<std::string>> import_ids(Run& run);

}  // namespace feedgen
