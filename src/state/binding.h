// What ties a state to the folder that it was made in, so that a copy of it, or a state that came
// with a cloned repository, is recognized. Bytes can be copied; so this compares numbers that the
// system gives, and a file that lies beside the database.
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

/// The binding of the folder as it is now. Fails where the folder can't be looked at.
[[nodiscard]] Result<Binding> binding_of(FileSystem& files, const std::string& folder);

/// Writes a new mark into the folder, and all of it into the database: in the caller's transaction.
[[nodiscard]] DatabaseResult<void> bind_to(FileSystem& files, const std::string& folder,
                                           Database& database);

/// Reads the binding that the database has. A database without one is damaged.
[[nodiscard]] DatabaseResult<Binding> recorded_binding(Database& database);

enum class Origin {
  kHere,
  kOtherUser,   ///< made here, but by another user, who is not root either
  kOtherFolder  ///< a copy, or what came with a repository
};
Origin origin_of(const Binding& recorded, const Binding& now);

}  // namespace feedgen
