// A file system that notes which files were looked at, what they were found to be, and what could
// not be read.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "system/file_system.h"

namespace feedgen {

/// For one thread.
class WatchedFiles final : public FileSystem {
 public:
  /// `files` outlives this.
  explicit WatchedFiles(FileSystem& files) : files_(files) {}

  /// Every path that status() was asked for, with status_digest() of the answer.
  const std::map<std::string, std::uint64_t>& seen() const { return seen_; }

  /// The first failure of kind kUnreadable: what was made of the answers may be wrong.
  const std::optional<Error>& unreadable() const { return unreadable_; }

  Result<FolderListing> look(const std::string& folder, const EntryFilter& wants) override {
    return noted(files_.look(folder, wants));
  }
  Result<std::optional<FileStatus>> status(const std::string& path, Links links) override;
  Result<std::string> real_path(const std::string& path) override {
    return noted(files_.real_path(path));
  }
  Result<FileContent> read_content(const std::string& path, std::uint64_t most) override {
    return noted(files_.read_content(path, most));
  }
  Result<std::string> read_beginning(const std::string& path, std::size_t most) override {
    return noted(files_.read_beginning(path, most));
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
  template <class T>
  Result<T> noted(Result<T> result) {
    const bool is_news = !result && result.error().kind == ErrorKind::kUnreadable && !unreadable_;
    if (is_news) unreadable_ = result.error();
    return result;
  }

  FileSystem& files_;
  std::map<std::string, std::uint64_t> seen_;
  std::optional<Error> unreadable_;
};

/// The same for the same file, as long as nobody changes it.
std::uint64_t status_digest(const Result<std::optional<FileStatus>>& status);

}  // namespace feedgen
