// A database at work for one thread: statements are prepared once, and the first failure is
// remembered, after which nothing more is done. So a stage asks once, at its end, whether all went
// well.
#pragma once

#include <map>
#include <optional>

#include "system/database.h"

namespace feedgen {

class Session {
 public:
  /// `database` outlives this.
  explicit Session(Database& database) : database_(&database) {}

  /// A statement ready to be bound. `sql` is a literal: its address names it.
  Statement& statement(const char* sql);

  /// True when there is a row. False at the end, and after a failure.
  bool step(Statement& statement);

  /// For statements without rows.
  void run(Statement& statement);
  void run(const char* sql);

  /// The first column of the only row; nothing where there is none.
  std::optional<std::int64_t> number(Statement& statement);

  void fail(DatabaseError error);
  const std::optional<DatabaseError>& failure() const { return failure_; }

 private:
  Database* database_;
  std::map<const char*, Statement> statements_;
  std::optional<DatabaseError> failure_;
};

}  // namespace feedgen
