// The door to files: one interface that reads, one that writes, and both together. Paths are bytes
// as the system has them; nothing here knows feeds or articles. Tests have a file system in memory.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "time/instant.h"
#include "value/fingerprint.h"
#include "value/result.h"

namespace feedgen {

enum class FileKind { kFile, kFolder, kLink, kOther };
enum class Links { kFollow, kDoNotFollow };

struct FileStatus {
  FileKind kind = FileKind::kOther;
  Instant modified{};
  std::uint64_t device = 0;  ///< device and inode together tell files apart
  FileStamp stamp;
  unsigned mode = 0;  ///< who may do what with it (POSIX permission bits)

  std::uint64_t size() const { return stamp.size; }
  std::uint64_t inode() const { return stamp.inode; }
};

struct FolderEntry {
  std::string name;
  FileStatus status;  ///< links are not followed
};

struct FolderListing {
  std::vector<FolderEntry> entries;  ///< in no particular order, without "." and ".."
  std::vector<Error> problems;       ///< of entries that can't be looked at
};

/// Whether an entry is to be looked at. Where the folder does not tell a name's kind, the entry is
/// looked at first.
using EntryFilter = std::function<bool(std::string_view name, FileKind kind)>;

struct FileContent {
  std::string bytes;
  /// Of the file that the bytes come from. Its `changed` is 0 where the file is so young that it
  /// could change again without another stamp ("racily clean", as git calls it).
  FileStamp stamp;
  Instant modified{};
};

enum class Durability {
  kNow,   ///< the bytes are on the disk before the call returns
  kLater  ///< sync_files() has them there
};

/// Held until it goes away; the system lets go of it when the process ends.
class FileLock {
 public:
  virtual ~FileLock() = default;
  /// Whether the process that held it before ended without releasing it.
  virtual bool was_left_behind() const = 0;
};

/// Reads files and folders. Failures are of kind kGone where there is no such file, kInput where
/// the file is there but of no use here (no regular file, too large), and kUnreadable where what is
/// there can't be known now. Their place is the path, their problem the system's own words.
class FileReader {
 public:
  virtual ~FileReader() = default;

  /// What is in a folder, of which `wants` says what is of interest.
  virtual Result<FolderListing> look(const std::string& folder, const EntryFilter& wants) = 0;

  /// Nothing where there is no such file (or a link that leads nowhere, when followed).
  virtual Result<std::optional<FileStatus>> status(const std::string& path, Links links) = 0;

  /// The absolute path without links, "." and "..". The file exists.
  virtual Result<std::string> real_path(const std::string& path) = 0;

  /// The whole of a regular file; fails on anything else (a named pipe never blocks) and on files
  /// of more than `most` bytes.
  virtual Result<FileContent> read_content(const std::string& path, std::uint64_t most) = 0;

  /// The first `most` bytes of a regular file, or all that it has; fails as read_content() does.
  virtual Result<std::string> read_beginning(const std::string& path, std::size_t most) = 0;

  /// The bytes alone.
  Result<std::string> read(const std::string& path, std::uint64_t most) {
    return read_content(path, most).map([](FileContent&& content) {
      return std::move(content.bytes);
    });
  }

  /// Whether a file, folder or link is known to be at `path`; false where it can't be looked at.
  bool has(const std::string& path, Links links = Links::kDoNotFollow) {
    const auto found = status(path, links);
    return found && *found;
  }
};

/// Changes files and folders. Failures are of kind kOutput; place and problem are as FileReader's.
class FileWriter {
 public:
  virtual ~FileWriter() = default;

  /// Creates the file, which must not exist, with these permissions, or, without any, with those
  /// that the user's files have. A failure leaves nothing behind: half a file is of no use, and on
  /// a full disk its room is.
  virtual Result<FileStatus> write_new(const std::string& path, const std::string& bytes,
                                       Durability durability,
                                       std::optional<unsigned> mode = std::nullopt) = 0;

  /// Has the bytes of files on the disk before it returns. Many cost little more than one.
  virtual Result<void> sync_files(const std::vector<std::string>& paths) = 0;

  /// Replaces `to` by `from` in one step (POSIX rename).
  virtual Result<void> rename(const std::string& from, const std::string& to) = 0;

  /// Removes a file; one that does not exist is no failure.
  virtual Result<void> remove(const std::string& path) = 0;

  /// Removes a folder if it is empty; else nothing is done, and that is no failure.
  virtual Result<void> remove_empty_folder(const std::string& path) = 0;

  /// Creates one folder; one that exists is no failure.
  virtual Result<void> make_folder(const std::string& path) = 0;

  /// Locks `path`, a file that is created for it and removed in the end, against all other
  /// processes that do so. Waits as long as `patience` says; then the error tells who holds it. It
  /// is kUnreadable where the system refuses the lock: no rights, no room, a file system without.
  virtual Result<std::unique_ptr<FileLock>> lock(const std::string& path,
                                                 std::chrono::milliseconds patience) = 0;
};

/// Both, for code that has to look before it writes.
class FileSystem : public FileReader, public FileWriter {};

}  // namespace feedgen
