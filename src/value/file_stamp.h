// What tells whether a file is still the one that was read: a file that was rewritten, replaced or
// moved has another stamp, whatever its clock was set to (nobody can set the time of change).
#pragma once

#include <cstdint>

namespace feedgen {

struct FileStamp {
  std::uint64_t size = 0;  ///< bytes
  std::uint64_t inode = 0;
  std::int64_t modified = 0;  ///< nanoseconds since 1970, like `changed`
  std::int64_t changed = 0;   ///< of the bytes, name or rights ("ctime"); 0: never to be trusted

  bool operator==(const FileStamp&) const = default;
};

}  // namespace feedgen
