// The tables of `.feedgen/state.db`, described in docs/state-format.md. One number for all of them:
// whoever changes a table raises it.
#pragma once

#include <cstdint>

namespace feedgen {

inline constexpr std::int64_t kStateVersion = 1;               // PRAGMA user_version
inline constexpr std::int64_t kStateApplication = 0x66656467;  // PRAGMA application_id: "fedg"

inline constexpr const char* kStateSchema = R"(
CREATE TABLE ids (
  id TEXT NOT NULL PRIMARY KEY,
  path TEXT NOT NULL,
  title TEXT NOT NULL,
  published INTEGER NOT NULL,
  content BLOB NOT NULL,
  body BLOB NOT NULL,
  state INTEGER NOT NULL
) STRICT;
CREATE TABLE repositories (
  path TEXT NOT NULL PRIMARY KEY,
  head TEXT NOT NULL
) STRICT;
PRAGMA application_id = 1717920871;
PRAGMA user_version = 1;
)";

}  // namespace feedgen
