#include "system/memory_files.h"

#include <algorithm>
#include <limits>

namespace feedgen {
namespace {

std::string normal(const std::string& path) {
  std::string clean = path == "." ? "" : path;
  if (clean.starts_with("./")) clean = clean.substr(2);
  while (clean.starts_with('/')) clean = clean.substr(1);
  while (!clean.empty() && clean.back() == '/') clean.pop_back();
  return clean;
}

std::string parent_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "" : path.substr(0, slash);
}

tl::unexpected<Error> failure(ErrorKind kind, const std::string& call, const std::string& path) {
  return fail(kind, "can't " + call, "try again", Place{path});
}

}  // namespace

void MemoryFiles::put(const std::string& path, FileKind kind, std::string bytes) {
  if (!path.empty() && !nodes_.contains(parent_of(path))) put_folder(parent_of(path));
  clock_ += std::chrono::seconds{1};
  nodes_[path] = Entry{kind, std::move(bytes), clock_, next_inode_++};
}

void MemoryFiles::put_file(const std::string& path, std::string bytes) {
  put(path, FileKind::kFile, std::move(bytes));
}
void MemoryFiles::put_folder(const std::string& path) { put(path, FileKind::kFolder, {}); }
void MemoryFiles::put_link(const std::string& path, const std::string& target) {
  put(path, FileKind::kLink, target);
}

bool MemoryFiles::fails(const std::string& call, const std::string& path) const {
  return fault_ && fault_(call, path);
}

std::vector<std::string> MemoryFiles::paths() const {
  std::vector<std::string> all;
  for (const auto& [path, node] : nodes_) {
    if (node.kind != FileKind::kFolder) all.push_back(path);
  }
  return all;
}

// Links hold paths from the root; each part of a path may be one.
std::string MemoryFiles::follow(std::string path) const {
  path = normal(path);
  for (int hops = 0; hops < 16; ++hops) {
    bool moved = false;
    for (std::size_t end = path.find('/'); !moved; end = path.find('/', end + 1)) {
      const std::string part = path.substr(0, end);
      const auto found = nodes_.find(part);
      if (found != nodes_.end() && found->second.kind == FileKind::kLink) {
        path = found->second.bytes + (end == std::string::npos ? "" : path.substr(end));
        moved = true;
      }
      if (end == std::string::npos) break;
    }
    if (!moved) return path;
  }
  return "\nloop";
}

FileStatus MemoryFiles::status_of(const Entry& entry) const {
  const std::int64_t modified = entry.modified.time_since_epoch().count() * 1'000'000'000;
  return {entry.kind,
          entry.modified,
          1,
          {entry.bytes.size(), entry.inode, modified, modified},
          entry.mode};
}

Result<FolderListing> MemoryFiles::look(const std::string& folder, const EntryFilter& wants) {
  const std::string real = follow(folder);
  if (fails("look", real)) return failure(ErrorKind::kUnreadable, "list", folder);
  FolderListing listing;
  for (const auto& [path, node] : nodes_) {
    if (path.empty() || parent_of(path) != real) continue;
    const std::string name = real.empty() ? path : path.substr(real.size() + 1);
    if (wants(name, node.kind)) listing.entries.push_back({name, status_of(node)});
  }
  // Not sorted, as real folders are not.
  std::reverse(listing.entries.begin(), listing.entries.end());
  return listing;
}

Result<std::optional<FileStatus>> MemoryFiles::status(const std::string& path, Links links) {
  const std::string clean = normal(path);
  if (fails("status", clean)) return failure(ErrorKind::kUnreadable, "status", path);
  std::string real = follow(clean);
  if (links == Links::kDoNotFollow && !clean.empty()) {
    const std::string folder = follow(parent_of(clean));
    real = (folder.empty() ? "" : folder + "/") +
           clean.substr(parent_of(clean).empty() ? 0 : parent_of(clean).size() + 1);
  }
  const auto found = nodes_.find(real);
  if (found == nodes_.end()) return std::nullopt;
  return status_of(found->second);
}

Result<std::string> MemoryFiles::real_path(const std::string& path) {
  const std::string real = follow(path);
  if (fails("real_path", real)) return failure(ErrorKind::kUnreadable, "find", path);
  if (!nodes_.contains(real)) return failure(ErrorKind::kGone, "find", path);
  return real.empty() ? "/" : "/" + real;
}

Result<FileContent> MemoryFiles::read_content(const std::string& path, std::uint64_t most) {
  if (fails("read", normal(path))) return failure(ErrorKind::kUnreadable, "read", path);
  const auto found = nodes_.find(follow(path));
  if (found == nodes_.end()) return failure(ErrorKind::kGone, "read", path);
  const bool is_usable =
      found->second.kind == FileKind::kFile && found->second.bytes.size() <= most;
  if (!is_usable) return failure(ErrorKind::kInput, "read", path);
  const FileStatus status = status_of(found->second);
  return FileContent{found->second.bytes, status.stamp, status.modified};
}

Result<std::string> MemoryFiles::read_beginning(const std::string& path, std::size_t most) {
  return read(path, std::numeric_limits<std::uint64_t>::max()).map([&](const std::string& bytes) {
    return bytes.substr(0, most);
  });
}

Result<FileStatus> MemoryFiles::write_new(const std::string& path, const std::string& bytes,
                                          Durability /*durability*/, std::optional<unsigned> mode) {
  const std::string clean = normal(path);
  if (fails("write_new", clean) || nodes_.contains(clean) || !nodes_.contains(parent_of(clean))) {
    return failure(ErrorKind::kOutput, "write", path);
  }
  put_file(clean, bytes);
  nodes_[clean].mode = mode.value_or(0644);
  changes_.push_back("write_new " + clean);
  return status_of(nodes_[clean]);
}

Result<void> MemoryFiles::sync_files(const std::vector<std::string>& paths) {
  for (const std::string& path : paths) {
    if (fails("sync", normal(path))) return failure(ErrorKind::kOutput, "sync", path);
  }
  return {};
}

Result<void> MemoryFiles::rename(const std::string& from, const std::string& to) {
  const auto found = nodes_.find(normal(from));
  if (fails("rename", normal(to)) || found == nodes_.end()) {
    return failure(ErrorKind::kOutput, "rename", to);
  }
  nodes_[normal(to)] = found->second;
  nodes_.erase(normal(from));
  changes_.push_back("rename " + normal(to));
  return {};
}

Result<void> MemoryFiles::remove(const std::string& path) {
  if (fails("remove", normal(path))) return failure(ErrorKind::kOutput, "remove", path);
  if (nodes_.erase(normal(path)) > 0) changes_.push_back("remove " + normal(path));
  return {};
}

Result<void> MemoryFiles::make_folder(const std::string& path) {
  const std::string clean = normal(path);
  if (fails("make_folder", clean)) return failure(ErrorKind::kOutput, "make the folder", path);
  if (!nodes_.contains(clean)) {
    put_folder(clean);
    changes_.push_back("make_folder " + clean);
  }
  return {};
}

Result<void> MemoryFiles::remove_empty_folder(const std::string& path) {
  const std::string clean = normal(path);
  const bool is_empty = std::none_of(nodes_.begin(), nodes_.end(), [&](const auto& node) {
    return !node.first.empty() && parent_of(node.first) == clean;
  });
  if (is_empty && nodes_.erase(clean) > 0) changes_.push_back("remove " + clean);
  return {};
}

namespace {

class MemoryLock final : public FileLock {
 public:
  explicit MemoryLock(bool was_left_behind) : was_left_behind_(was_left_behind) {}
  bool was_left_behind() const override { return was_left_behind_; }

 private:
  bool was_left_behind_;
};

}  // namespace

Result<std::unique_ptr<FileLock>> MemoryFiles::lock(const std::string& path,
                                                    std::chrono::milliseconds /*patience*/) {
  const std::string clean = normal(path);
  if (fails("lock", clean)) return failure(ErrorKind::kOutput, "lock", path);
  return std::make_unique<MemoryLock>(nodes_.erase(clean) > 0);
}

}  // namespace feedgen
