// A file system that remembers which files and folders were asked for, and how they were: what a
// build was made of, and what may change it when it comes, changes or goes.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "system/file_system.h"

namespace feedgen {

/// For several threads, but for leave_out().
class TracedFiles final : public FileSystem {
 public:
  /// `files` outlives this.
  explicit TracedFiles(FileSystem& files) : files_(files) {}

  /// What is at these paths or below them, spelled so, is not remembered from now on.
  void leave_out(std::vector<std::string> paths);

  /// Files and folders that were looked for or read, there or not, since the beginning.
  std::vector<std::string> asked() const;
  /// Folders that were listed.
  std::vector<std::string> listed() const;

  /// Whether all of them are as they were when they were asked for last; of a folder that was
  /// listed, whether it has the same names, but for hidden ones.
  bool are_as_asked() const;

  Result<FolderListing> look(const std::string& folder, const EntryFilter& wants) override;
  Result<std::optional<FileStatus>> status(const std::string& path, Links links) override {
    note(path);
    return files_.status(path, links);
  }
  Result<std::string> real_path(const std::string& path) override { return files_.real_path(path); }
  Result<FileContent> read_content(const std::string& path, std::uint64_t most) override {
    note(path);
    return files_.read_content(path, most);
  }
  Result<std::string> read_beginning(const std::string& path, std::size_t most) override {
    note(path);
    return files_.read_beginning(path, most);
  }
  Result<FileStatus> write_new(const std::string& path, const std::string& bytes,
                               Durability durability, std::optional<unsigned> mode) override {
    return files_.write_new(path, bytes, durability, mode);
  }
  Result<void> sync_files(const std::vector<std::string>& paths) override {
    return files_.sync_files(paths);
  }
  Result<void> rename(const std::string& from, const std::string& to) override {
    return files_.rename(from, to);
  }
  Result<void> remove(const std::string& path) override { return files_.remove(path); }
  Result<void> remove_empty_folder(const std::string& path) override {
    return files_.remove_empty_folder(path);
  }
  Result<void> make_folder(const std::string& path) override { return files_.make_folder(path); }
  Result<std::unique_ptr<FileLock>> lock(const std::string& path,
                                         std::chrono::milliseconds patience) override {
    return files_.lock(path, patience);
  }

 private:
  using Digests = std::map<std::string, std::uint64_t>;  // by path

  bool is_left_out(std::string_view path) const;
  std::uint64_t digest(const std::string& path) const;
  std::uint64_t digest_of_names(const std::string& folder) const;
  void note(const std::string& path);
  void note_listed(const std::string& folder);

  FileSystem& files_;
  std::vector<std::string> left_out_;
  mutable std::mutex mutex_;  // guards what follows
  Digests asked_;             // of the status
  Digests listed_;            // of the names
};

}  // namespace feedgen
