// A file system in memory: for feeds that are wanted as texts (api/), and for tests, where it also
// fails when it is asked to.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "system/file_system.h"

namespace feedgen {

/// Paths have no ".."; "", "." and "/" are the root folder, which is the working folder too. Not
/// for several threads at once.
class MemoryFiles final : public FileSystem {
 public:
  void put_file(const std::string& path, std::string bytes);
  void put_folder(const std::string& path);
  void put_link(const std::string& path, const std::string& target);

  /// Calls to be made to fail: "write_new", "rename", …, with the path.
  using Fault = std::function<bool(const std::string& call, const std::string& path)>;
  void fail_when(Fault fault) { fault_ = std::move(fault); }

  std::string bytes_of(const std::string& path) const { return nodes_.at(path).bytes; }
  bool has(const std::string& path) const { return nodes_.contains(path); }
  std::vector<std::string> paths() const;
  /// Every call that changed something, as "rename a b".
  const std::vector<std::string>& changes() const { return changes_; }
  void forget_changes() { changes_.clear(); }

  Result<FolderListing> look(const std::string& folder, const EntryFilter& wants) override;
  Result<std::optional<FileStatus>> status(const std::string& path, Links links) override;
  Result<std::string> real_path(const std::string& path) override;
  Result<FileContent> read_content(const std::string& path, std::uint64_t most) override;
  Result<std::string> read_beginning(const std::string& path, std::size_t most) override;
  Result<FileStatus> write_new(const std::string& path, const std::string& bytes,
                               Durability durability, std::optional<unsigned> mode) override;
  Result<void> sync_files(const std::vector<std::string>& paths) override;
  Result<void> rename(const std::string& from, const std::string& to) override;
  Result<void> remove(const std::string& path) override;
  Result<void> remove_empty_folder(const std::string& path) override;
  Result<void> make_folder(const std::string& path) override;
  /// Leaves no trace in changes(); a file at the path was left behind.
  Result<std::unique_ptr<FileLock>> lock(const std::string& path,
                                         std::chrono::milliseconds patience) override;

 private:
  struct Entry {
    FileKind kind = FileKind::kFile;
    std::string bytes;  // of a file; the target of a link
    Instant modified{};
    std::uint64_t inode = 0;
    unsigned mode = 0644;
  };

  FileStatus status_of(const Entry& entry) const;

  void put(const std::string& path, FileKind kind, std::string bytes);
  bool fails(const std::string& call, const std::string& path) const;
  std::string follow(std::string path) const;

  std::map<std::string, Entry> nodes_{{"", Entry{FileKind::kFolder, {}, {}, 1}}};
  std::vector<std::string> changes_;
  Fault fault_;
  std::uint64_t next_inode_ = 2;
  Instant clock_{std::chrono::seconds{1'600'000'000}};  // one second later with every file
};

}  // namespace feedgen
