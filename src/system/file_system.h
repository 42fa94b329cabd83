// The door to files. Paths are bytes as the system has them; nothing here knows feeds or articles.
// An interface, so that tests can run on a file system in memory that fails where they want.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "time/instant.h"
#include "value/result.h"

namespace feedgen {

enum class FileKind { kFile, kFolder, kLink, kOther };
enum class Links { kFollow, kDoNotFollow };

struct FileStatus {
  FileKind kind = FileKind::kOther;
  std::uint64_t size = 0;  ///< bytes
  Instant modified{};
  std::uint64_t device = 0;  ///< device and inode together tell files apart
  std::uint64_t inode = 0;
};

/// Failures are of kind kInput where something is read and kOutput where it is written; their
/// place is the path, their problem the system's own words.
class FileSystem {
 public:
  virtual ~FileSystem() = default;

  /// The names in a folder, in no particular order, without "." and "..".
  virtual Result<std::vector<std::string>> list(const std::string& folder) = 0;

  /// Nothing where there is no such file (or a link that leads nowhere, when followed).
  virtual Result<std::optional<FileStatus>> status(const std::string& path, Links links) = 0;

  /// The absolute path without links, "." and "..". The file exists.
  virtual Result<std::string> real_path(const std::string& path) = 0;

  /// The whole of a regular file; fails on anything else (a named pipe never blocks) and on files
  /// of more than `most` bytes.
  virtual Result<std::string> read(const std::string& path, std::uint64_t most) = 0;

  /// The first `most` bytes of a regular file, or all that it has; fails as read() does.
  virtual Result<std::string> read_beginning(const std::string& path, std::size_t most) = 0;

  /// Creates the file, which must not exist, and has the bytes on the disk before it returns. A
  /// failure leaves nothing behind: half a file is of no use, and on a full disk its room is.
  virtual Result<void> write_new(const std::string& path, const std::string& bytes) = 0;

  /// Replaces `to` by `from` in one step (POSIX rename).
  virtual Result<void> rename(const std::string& from, const std::string& to) = 0;

  /// Removes a file; one that does not exist is no failure.
  virtual Result<void> remove(const std::string& path) = 0;

  /// Creates one folder; one that exists is no failure.
  virtual Result<void> make_folder(const std::string& path) = 0;

  /// Has the names in a folder (renames, new files) on the disk before it returns.
  virtual Result<void> sync_folder(const std::string& path) = 0;
};

}  // namespace feedgen
