// The disk, read only, with one folder in memory that can be written to.
#pragma once

#include <string>

#include "system/file_system.h"
#include "system/memory_files.h"

namespace feedgen {

/// Paths that begin with kMemory are in memory, all others on the disk; what would change the disk
/// fails. Not for several threads at once.
class OutputInMemory final : public FileSystem {
 public:
  /// No file of a system has such a name.
  static constexpr std::string_view kMemory = "/\x01 feedgen in memory";

  /// `disk` outlives this.
  explicit OutputInMemory(FileReader& disk) : disk_(disk) {
    memory_.put_folder(std::string(kMemory));
  }

  MemoryFiles& memory() { return memory_; }

  Result<FolderListing> look(const std::string& folder, const EntryFilter& wants) override {
    return reader(folder).look(folder, wants);
  }
  Result<std::optional<FileStatus>> status(const std::string& path, Links links) override {
    return reader(path).status(path, links);
  }
  Result<std::string> real_path(const std::string& path) override {
    if (is_in_memory(path)) return path;
    return disk_.real_path(path);
  }
  Result<FileContent> read_content(const std::string& path, std::uint64_t most) override {
    return reader(path).read_content(path, most);
  }
  Result<std::string> read_beginning(const std::string& path, std::size_t most) override {
    return reader(path).read_beginning(path, most);
  }
  Result<FileStatus> write_new(const std::string& path, const std::string& bytes,
                               Durability durability, std::optional<unsigned> mode) override {
    if (!is_in_memory(path)) return refused(path);
    return memory_.write_new(path, bytes, durability, mode);
  }
  Result<void> sync_files(const std::vector<std::string>&) override { return {}; }
  Result<void> rename(const std::string& from, const std::string& to) override {
    if (!is_in_memory(from) || !is_in_memory(to)) return refused(to);
    return memory_.rename(from, to);
  }
  Result<void> remove(const std::string& path) override {
    if (!is_in_memory(path)) return refused(path);
    return memory_.remove(path);
  }
  Result<void> remove_empty_folder(const std::string& path) override {
    if (!is_in_memory(path)) return refused(path);
    return memory_.remove_empty_folder(path);
  }
  Result<void> make_folder(const std::string& path) override {
    if (!is_in_memory(path)) return refused(path);
    return memory_.make_folder(path);
  }
  Result<std::unique_ptr<FileLock>> lock(const std::string& path,
                                         std::chrono::milliseconds patience) override {
    if (!is_in_memory(path)) return refused(path);
    return memory_.lock(path, patience);
  }

 private:
  static bool is_in_memory(std::string_view path) { return path.starts_with(kMemory); }
  static tl::unexpected<Error> refused(const std::string& path) {
    return fail(ErrorKind::kOutput, "nothing is written to the disk here", {}, Place{path});
  }
  FileReader& reader(const std::string& path) {
    if (is_in_memory(path)) return memory_;
    return disk_;
  }

  FileReader& disk_;
  MemoryFiles memory_;
};

}  // namespace feedgen
