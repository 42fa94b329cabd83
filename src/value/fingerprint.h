// What is left of a file when only equality matters: of its text a hash, of its place on the disk a
// stamp.
#pragma once

#include <array>
#include <cstdint>

namespace feedgen {

/// A 128-bit hash; all zeros: not known, or too little text to tell one article from another.
using Digest = std::array<std::uint8_t, 16>;

struct Fingerprint {
  Digest content{};  ///< of the whole file, byte for byte
  Digest body{};     ///< of what follows the front matter, white space at both ends left out

  bool operator==(const Fingerprint&) const = default;
};

/// Tells whether a file is still the one that was read: a file that was rewritten, replaced or
/// moved has another stamp, whatever its clock was set to (no program can set the time of change).
struct FileStamp {
  std::uint64_t size = 0;  ///< bytes
  std::uint64_t inode = 0;
  std::int64_t modified = 0;  ///< nanoseconds since 1970, like `changed`
  std::int64_t changed = 0;   ///< of the bytes, name or rights ("ctime"); 0: never to be trusted

  bool operator==(const FileStamp&) const = default;
};

}  // namespace feedgen
