// The ledger in the state's database.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "catalog/ledger_row.h"
#include "state/state.h"

namespace feedgen {

/// The commit that each repository was at when its articles were last looked at; repositories as
/// paths from the state's home.
using Heads = std::map<std::string, std::string>;

struct RecordedLedger {
  std::vector<LedgerRow> rows;     ///< as they stand in the database
  std::vector<LedgerRow> rescued;  ///< read from a database that had to be replaced
  Heads heads;
};

/// All that is recorded. A database that is damaged or of another version is replaced.
RecordedLedger load_ledger(State& state);

/// Writes rows, new ones or in the place of those with their ids, in the state's transaction.
/// `all` is what is known altogether: for the database that takes the place of one which can be
/// read but, as is found now, not written.
void save_ledger(State& state, const std::vector<LedgerRow>& changes,
                 const std::function<std::vector<LedgerRow>()>& all, const Heads& heads);

}  // namespace feedgen
