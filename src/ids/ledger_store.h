// The ledger in the state's database: rows are looked up by what an article may have in common with
// them, so that a run reads only the rows of the articles that it is about.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ids/ledger_match.h"
#include "ids/ledger_row.h"
#include "state/state.h"
#include "system/session.h"

namespace feedgen {

/// The commit that each repository was at when its articles were last looked at; repositories as
/// paths from the state's home.
using Heads = std::map<std::string, std::string>;

class LedgerStore {
 public:
  /// A row that makes no sense is a failure of the session.
  explicit LedgerStore(Session& session) : session_(session) {}

  bool is_empty();
  std::vector<LedgerRow> all();
  std::vector<LedgerRow> live();

  /// Whether one of the four questions that follow has an answer for the sighting. `claim`: the id
  /// that its article comes with.
  bool has_related(const Sighting& sighting, std::string_view claim);
  /// Rows of a path or an id.
  std::vector<LedgerRow> at(const std::string& path, std::string_view id);
  std::vector<LedgerRow> with_content(const Digest& content);
  std::vector<LedgerRow> with_body(const Digest& body);
  /// Rows of articles that are gone and were published then.
  std::vector<LedgerRow> gone_of(Instant published);
  std::vector<LedgerRow> live_at(const std::string& path);

  bool has_id(std::string_view id);

  /// New ones, or in the place of those with their ids.
  void save(const std::vector<LedgerRow>& rows);
  /// Unless there is a row with its id.
  void add(const LedgerRow& row);

  Heads heads();
  void save(const Heads& heads);

 private:
  std::vector<LedgerRow> take(Statement& rows);

  Session& session_;
};

/// Puts a database that is not of this version aside and has its ids, as far as they can be read,
/// in the new one.
void rescue_ids(State& state);

/// The same for one that was found to be damaged in the middle of a run.
void rescue_ids_of_damaged(State& state, const DatabaseError& error);

}  // namespace feedgen
