// The real file system.
#pragma once

#include "system/file_system.h"

namespace feedgen {

/// Safe to use from several threads at once.
class PosixFiles final : public FileSystem {
 public:
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
};

}  // namespace feedgen
