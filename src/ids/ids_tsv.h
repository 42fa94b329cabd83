// The ledger as text, one article a line, for machines that do not have the state folder:
//
//     id <tab> path <tab> title <tab> published [<tab> gone | replaced | nothing [<tab> edition]]
//
// UTF-8. An edition is the site in another language, which has a ledger of its own. In a field
// `\t`, `\n`, `\r` and `\\` stand for what they usually do, and `\xHH` for a byte that is a control
// character or no UTF-8 (names in a file system may hold any).
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "ids/ledger_row.h"
#include "scan/run.h"
#include "value/result.h"

namespace feedgen {

struct IdLine {
  LedgerRow row;
  std::string edition;  ///< empty: the site's main one
  unsigned line = 0;
};

struct IdsReading {
  std::vector<IdLine> lines;      ///< in each edition each id once
  std::vector<Message> problems;  ///< of lines that can't be used, with their numbers
};

/// Lines end in LF or CRLF; a byte order mark and blank lines are ignored.
IdsReading read_ids_tsv(std::string_view text);

/// The rows of an edition, sorted by path and id, so that differences between two exports are
/// differences between ids.
std::string write_ids_tsv(std::vector<LedgerRow> rows, std::string_view edition = {});

/// Reads the file `ids.tsv` beside the state, if it is another file than the last time, and adds
/// its rows of the run's edition to the ledger, but for ids and paths that the ledger knows. Paths
/// of the rows that were added. Mistakes in the file are warned of; fails where the file can't be
/// read.
[[nodiscard]] Result<std::unordered_set<std::string>> import_ids(Run& run);

}  // namespace feedgen
