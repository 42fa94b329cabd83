#include "support/faulty_files.h"

#include <utility>

namespace feedgen {

void FaultyFiles::fail_at(std::size_t call, Fault fault, std::string problem) {
  first_ = call;
  fault_ = fault;
  problem_ = std::move(problem);
}

void FaultyFiles::do_at(std::size_t call, std::function<void()> action) {
  acts_at_ = call;
  action_ = std::move(action);
}

bool FaultyFiles::fails(const char* call, const std::string& path) {
  if (path.find(spared_) != std::string::npos) return false;
  const std::size_t number = ++calls_;
  if (number == acts_at_) action_();
  const bool is_hit = first_ != 0 && (fault_ == Fault::kOnce ? number == first_ : number >= first_);
  if (is_hit && failed_.empty()) failed_ = call + (' ' + path);
  return is_hit;
}

tl::unexpected<Error> FaultyFiles::failure(ErrorKind kind, const std::string& path) const {
  return fail(kind, problem_, "try again", Place{path});
}

Result<FolderListing> FaultyFiles::look(const std::string& folder, const EntryFilter& wants) {
  if (fails("look", folder)) return failure(ErrorKind::kUnreadable, folder);
  Result<FolderListing> listing = files_.look(folder, wants);
  if (!listing) return listing;
  std::erase_if(listing->entries, [&](const FolderEntry& entry) {
    const std::string path = folder + '/' + entry.name;
    if (!fails("look at", path)) return false;
    listing->problems.push_back(failure(ErrorKind::kUnreadable, path).value());
    return true;
  });
  return listing;
}

Result<std::optional<FileStatus>> FaultyFiles::status(const std::string& path, Links links) {
  if (fails("status", path)) return failure(ErrorKind::kUnreadable, path);
  return files_.status(path, links);
}

Result<std::string> FaultyFiles::real_path(const std::string& path) {
  if (fails("real_path", path)) return failure(ErrorKind::kUnreadable, path);
  return files_.real_path(path);
}

Result<FileContent> FaultyFiles::read_content(const std::string& path, std::uint64_t most) {
  if (fails("read", path)) return failure(ErrorKind::kUnreadable, path);
  return files_.read_content(path, most);
}

Result<std::string> FaultyFiles::read_beginning(const std::string& path, std::size_t most) {
  if (fails("read_beginning", path)) return failure(ErrorKind::kUnreadable, path);
  return files_.read_beginning(path, most);
}

Result<FileStatus> FaultyFiles::write_new(const std::string& path, const std::string& bytes,
                                          Durability durability, std::optional<unsigned> mode) {
  if (fails("write_new", path)) return failure(ErrorKind::kOutput, path);
  return files_.write_new(path, bytes, durability, mode);
}

Result<void> FaultyFiles::sync_files(const std::vector<std::string>& paths) {
  if (fails("sync", paths.front())) return failure(ErrorKind::kOutput, paths.front());
  return files_.sync_files(paths);
}

Result<void> FaultyFiles::rename(const std::string& from, const std::string& to) {
  if (fails("rename", to)) return failure(ErrorKind::kOutput, to);
  return files_.rename(from, to);
}

Result<void> FaultyFiles::remove(const std::string& path) {
  if (fails("remove", path)) return failure(ErrorKind::kOutput, path);
  return files_.remove(path);
}

Result<void> FaultyFiles::remove_empty_folder(const std::string& path) {
  if (fails("remove_empty_folder", path)) return failure(ErrorKind::kOutput, path);
  return files_.remove_empty_folder(path);
}

Result<void> FaultyFiles::make_folder(const std::string& path) {
  if (fails("make_folder", path)) return failure(ErrorKind::kOutput, path);
  return files_.make_folder(path);
}

Result<std::unique_ptr<FileLock>> FaultyFiles::lock(const std::string& path,
                                                    std::chrono::milliseconds patience) {
  if (fails("lock", path)) return failure(ErrorKind::kOutput, path);
  return files_.lock(path, patience);
}

}  // namespace feedgen
