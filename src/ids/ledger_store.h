// The ledger in the state's database: rows are looked up by what an article may have in common with
// them, so that a run reads only the rows of the articles that it is about.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ids/ledger_match.h"
#include "ids/ledger_row.h"
#include "state/state.h"
#include "system/session.h"

namespace feedgen {

class LedgerStore {
 public:
  /// A row that makes no sense is a failure of the session.
  explicit LedgerStore(Session& session) : session_(session) {}

  bool is_empty();
  std::vector<LedgerRow> all();
  std::vector<LedgerRow> live();

  /// Whether one of the four questions that follow has an answer for the file. `claim`: the id
  /// that its article comes with.
  bool has_related(const SeenFile& file, std::string_view claim);
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

 private:
  std::vector<LedgerRow> take(Statement& rows);

  Session& session_;
};

/// Puts a database that is not of this version aside, and its ids, as far as they can be read, into
/// a new one. `damage`: the database was found to be damaged in the middle of a run.
void rescue_ids(State& state, const DatabaseError* damage);

}  // namespace feedgen
