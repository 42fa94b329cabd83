// A reader of files that records which paths were looked at, what was found there, and what could
// not be read.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "system/file_system.h"

namespace feedgen {

/// For one thread.
class WatchedFiles final : public FileReader {
 public:
  /// `files` outlives this.
  explicit WatchedFiles(FileReader& files) : files_(files) {}

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

 private:
  template <class T>
  Result<T> noted(Result<T> result) {
    const bool is_news = !result && result.error().kind == ErrorKind::kUnreadable && !unreadable_;
    if (is_news) unreadable_ = result.error();
    return result;
  }

  FileReader& files_;
  std::map<std::string, std::uint64_t> seen_;
  std::optional<Error> unreadable_;
};

/// The same for the same file, as long as it is not changed.
std::uint64_t status_digest(const Result<std::optional<FileStatus>>& status);

}  // namespace feedgen
