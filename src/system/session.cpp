#include "system/session.h"

#include <utility>

namespace feedgen {

Statement& Session::statement(const char* sql) {
  const auto known = statements_.find(sql);
  if (known != statements_.end()) {
    known->second.reset();
    return known->second;
  }
  DatabaseResult<Statement> prepared = database_->prepare(sql);
  if (!prepared) fail(std::move(prepared.error()));
  return statements_.emplace(sql, prepared ? std::move(*prepared) : Statement()).first->second;
}

bool Session::step(Statement& statement) {
  if (failure_) return false;
  DatabaseResult<bool> row = statement.step();
  if (row) return *row;
  fail(std::move(row.error()));
  return false;
}

void Session::run(Statement& statement) {
  if (step(statement)) statement.reset();
}

void Session::run(const char* sql) {
  if (failure_) return;
  if (DatabaseResult<void> done = database_->run(sql); !done) fail(std::move(done.error()));
}

std::optional<std::int64_t> Session::number(Statement& statement) {
  if (!step(statement)) return std::nullopt;
  const std::int64_t number = statement.number(0);
  statement.reset();
  return number;
}

void Session::fail(DatabaseError error) {
  if (!failure_) failure_ = std::move(error);
}

}  // namespace feedgen
