// The truth in the embedded database, which is a builder's working copy: rows of other builders are
// put in before a run, and the rows that the run has changed are taken out after it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "system/session.h"
#include "truth/row.h"
#include "truth/store.h"

namespace feedgen {

class LocalTruth {
 public:
  /// In the caller's transaction. A failure is one of the session.
  explicit LocalTruth(Session& session) : session_(session) {}

  /// Up to where the embedded database knows the shared truth; nullopt: it knows nothing of it.
  std::optional<TruthPosition> position();
  void set_position(const TruthPosition& position);
  /// As if the database had known no shared truth.
  void forget_position();

  /// Puts rows of other builders in. Rows that make no sense are refused: the first is returned,
  /// as "ids.path", and the transaction is to be undone.
  std::optional<std::string> put(const std::vector<TruthRow>& rows);

  /// The same for all rows that there are: what they lack is removed here, but for ids, which are
  /// truth that the store is to get (begin_tracking, changed_rows). Nothing is removed where there
  /// are no rows at all.
  std::optional<std::string> put_all(const std::vector<TruthRow>& rows);

  /// Whether put_all() has found rows that the store lacks.
  bool has_unknown() const { return !unknown_.empty(); }

  /// From now on changes of truth are noted, those of earlier calls are forgotten.
  void begin_tracking();
  void end_tracking();
  /// What has changed since begin_tracking(), as it is now.
  std::vector<TruthRow> changed_rows();

 private:
  void note_unknown(const std::vector<TruthRow>& rows);
  void add_changed(std::size_t table, std::vector<TruthRow>& changed);

  Session& session_;
  std::vector<TruthRow> unknown_;
};

/// All rows of the truth in the database.
std::vector<TruthRow> all_rows(Session& session);

}  // namespace feedgen
