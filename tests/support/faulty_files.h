// A file system whose calls fail where a test wants it, as those of a disk, a network or a process
// with too many open files do.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <string>

#include "system/file_system.h"

namespace feedgen {

/// Calls are counted from 1, and so is every entry of a folder that is listed. Those for paths that
/// hold `spared` are not.
class FaultyFiles final : public FileSystem {
 public:
  /// `files` outlives this.
  FaultyFiles(FileSystem& files, std::string spared) : files_(files), spared_(std::move(spared)) {}

  enum class Fault { kOnce, kFromThereOn };
  /// `problem`: the system's words.
  void fail_at(std::size_t call, Fault fault, std::string problem);
  /// Something else that happens to the files, just before that call.
  void do_at(std::size_t call, std::function<void()> action);
  std::size_t calls() const { return calls_; }
  /// What failed first: "read in/a.md".
  const std::string& failed() const { return failed_; }

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
  Result<std::unique_ptr<FileLock>> lock(const std::string& path,
                                         std::chrono::milliseconds patience) override;

 private:
  bool fails(const char* call, const std::string& path);
  tl::unexpected<Error> failure(ErrorKind kind, const std::string& path) const;

  FileSystem& files_;
  std::string spared_;
  std::size_t first_ = 0;
  Fault fault_ = Fault::kOnce;
  std::string problem_;
  std::size_t acts_at_ = 0;
  std::function<void()> action_;
  std::string failed_;
  std::atomic<std::size_t> calls_ = 0;
};

}  // namespace feedgen
