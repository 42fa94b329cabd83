// The real file system.
#pragma once

#include "system/file_system.h"

namespace feedgen {

/// Safe to use from several threads at once.
class PosixFiles final : public FileSystem {
 public:
  Result<std::vector<std::string>> list(const std::string& folder) override;
  Result<std::optional<FileStatus>> status(const std::string& path, Links links) override;
  Result<std::string> real_path(const std::string& path) override;
  Result<std::string> read(const std::string& path, std::uint64_t most) override;
  Result<std::string> read_beginning(const std::string& path, std::size_t most) override;
  Result<void> write_new(const std::string& path, const std::string& bytes) override;
  Result<void> rename(const std::string& from, const std::string& to) override;
  Result<void> remove(const std::string& path) override;
  Result<void> make_folder(const std::string& path) override;
  Result<void> sync_folder(const std::string& path) override;
};

}  // namespace feedgen
