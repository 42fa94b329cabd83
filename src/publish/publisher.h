// Bytes become files: whole or not at all, and not touched when they are the same.
#pragma once

#include <cstdint>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "system/file_system.h"

namespace feedgen {

enum class Change { kNone, kNew, kReplaced };
enum class PublishMode { kWrite, kDryRun };

/// Collects what is to be published and then replaces it all. Until commit() no published file is
/// touched; a Publisher that goes away without it leaves nothing behind. Nothing is written through
/// a symbolic link below the output folder.
class Publisher {
 public:
  Publisher(FileSystem& files, std::string folder, PublishMode mode);
  ~Publisher();
  Publisher(const Publisher&) = delete;
  Publisher& operator=(const Publisher&) = delete;

  /// Compares with what is published under `path` (below the folder, with '/') and, where it
  /// differs, writes a temporary file beside it and has it on the disk. Failures concern this path
  /// only. May be called from several threads, with different paths.
  [[nodiscard]] Result<Change> stage(const std::string& path, const std::string& bytes);

  struct Failure {
    std::string path;  ///< as it was staged
    Error error;
  };

  /// Renames all that was staged into place. What fails stays as it was; the others go on.
  [[nodiscard]] std::vector<Failure> commit();

 private:
  struct Staged {
    std::string path;
    std::string temporary;
    std::string target;
  };

  Result<void> make_folders(const std::string& path);
  Result<Change> compare(const std::string& target, const std::string& bytes);

  FileSystem& files_;
  std::string folder_;
  PublishMode mode_;
  std::uint64_t run_;  // tells this run's temporary files from any other's
  std::mutex mutex_;   // guards what follows
  std::vector<Staged> staged_;
  std::set<std::string> known_folders_;
};

}  // namespace feedgen
