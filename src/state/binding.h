// What ties a state to the folder that it was made in: a copy, or one that came with a cloned
// repository, is told from it. Bytes can be copied; what is compared here is given by the system,
// or is beside the database and not in it.
#pragma once

#include <cstdint>
#include <string>

#include "system/database.h"
#include "system/file_system.h"
#include "value/fingerprint.h"

namespace feedgen {

struct Binding {
  std::uint64_t folder = 0;  ///< inode; the device's number changes with each start of the machine
  std::uint64_t file = 0;    ///< inode of the database, which is always written in place
  std::int64_t marked = 0;   ///< when the file `mark` was last written
  Digest mark{};             ///< what stands in it; zeros: there is none
  std::int64_t user = 0;     ///< the user who wrote the state; only in the database

  bool operator==(const Binding&) const = default;
};

/// As the folder is now. Fails where it can't be looked at: then nothing is known.
[[nodiscard]] Result<Binding> binding_of(FileSystem& files, const std::string& folder);

/// Writes a new mark into the folder, and all of it into the database: in the caller's transaction.
[[nodiscard]] DatabaseResult<void> bind_to(FileSystem& files, const std::string& folder,
                                           Database& database);

/// What is recorded. A database without it is damaged.
[[nodiscard]] DatabaseResult<Binding> recorded_binding(Database& database);

enum class Origin {
  kHere,
  kOtherUser,   ///< made here, by a user who is neither this one nor the system's own
  kOtherFolder  ///< a copy, or what came with a repository
};
Origin origin_of(const Binding& recorded, const Binding& now);

}  // namespace feedgen
