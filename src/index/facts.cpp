#include "index/facts.h"

#include "state/checked_row.h"

namespace feedgen {

std::int64_t Facts::get(std::string_view name) {
  Statement& row = session_.statement("SELECT value FROM facts WHERE name = ?");
  return session_.number(row.bind(0, name)).value_or(0);
}

std::int64_t Facts::count(std::string_view name) {
  Statement& row = session_.statement("SELECT value FROM facts WHERE name = ?");
  if (!session_.step(row.bind(0, name))) return 0;
  const std::int64_t value = CheckedRow(session_, row, "facts").count(0);
  row.reset();
  return value;
}

void Facts::set(std::string_view name, std::int64_t value) {
  Statement& row = session_.statement(
      "INSERT INTO facts (name, value) VALUES (?, ?)"
      " ON CONFLICT (name) DO UPDATE SET value = excluded.value");
  session_.run(row.bind(0, name).bind(1, value));
  has_changed_ = true;
}

}  // namespace feedgen
