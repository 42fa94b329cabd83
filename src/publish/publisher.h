// Bytes become files: whole or not at all, and not touched when they are the same.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "system/file_system.h"
#include "value/build_request.h"
#include "value/fingerprint.h"

namespace feedgen {

enum class Change { kNone, kNew, kReplaced };

/// What became of a file that was staged.
struct Staged {
  Change change = Change::kNone;
  FileStamp stamp;  ///< that the published file has after commit(), but for the time of change
};

/// Collects what is to be published and then replaces it all. Until commit() no published file is
/// touched; a Publisher that is destroyed without it removes its temporary files. All paths are
/// taken below the output folder: nothing is written, looked at or removed outside of it, or
/// through a symbolic link below it.
class Publisher {
 public:
  Publisher(FileSystem& files, std::string folder, PublishMode mode);
  ~Publisher();
  Publisher(const Publisher&) = delete;
  Publisher& operator=(const Publisher&) = delete;

  /// Locks the folder against other runs, if there is work or an earlier run has left its lock
  /// behind, and removes the temporary files of that run. Fails where another run holds it
  /// longer than `patience`; after a second `tell` is called.
  enum class Work { kNone, kSome };
  [[nodiscard]] Result<void> begin(Work work,
                                   std::chrono::milliseconds patience = std::chrono::seconds(30),
                                   const std::function<void(const Message&)>& tell = {});

  /// Whether the file at `path` (below the folder, with '/') is still the one with that stamp.
  bool is_published(const std::string& path, const FileStamp& stamp) const;

  /// Compares with what is published under `path` and, where it differs, writes a temporary file
  /// beside it. Failures concern this path only. May be called from several threads, with different
  /// paths.
  /// Where `expected` is given, commit() replaces only the file with that stamp: another program
  /// may write it meanwhile.
  [[nodiscard]] Result<Staged> stage(const std::string& path, const std::string& bytes,
                                     const std::optional<FileStamp>& expected = std::nullopt);

  struct Failure {
    std::string path;  ///< as it was staged
    Error error;
  };

  /// Makes all staged files durable.
  [[nodiscard]] Result<void> sync();

  /// Renames all staged files into place. A file whose renaming fails stays as it was.
  [[nodiscard]] std::vector<Failure> commit();

  /// A feed that no category needs any more: whether it is still the file that was published.
  enum class Leftover { kOurs, kEdited, kElsewhere, kGone, kUnreadable };
  Leftover look_at(const std::string& path, const FileStamp& stamp, const Digest& bytes) const;
  /// Removes the file, and the folders that are empty then. Fails if it is no file, or lies
  /// elsewhere.
  [[nodiscard]] Result<void> remove(const std::string& path);

 private:
  struct Temporary {
    std::string path;
    std::string temporary;
    std::string target;
    std::optional<FileStamp> expected;
  };

  Result<void> make_folders(const std::string& path);
  bool is_reached(const std::string& path) const;
  Result<std::optional<FileStatus>> published(const std::string& target) const;
  void sweep(const std::string& folder);

  FileSystem& files_;
  std::string folder_;
  PublishMode mode_;
  std::unique_ptr<FileLock> lock_;
  std::uint64_t run_;  // in the names of this run's temporary files
  std::mutex mutex_;   // guards what follows
  std::vector<Temporary> staged_;
  std::set<std::string> known_folders_;
};

}  // namespace feedgen
