#include "support/memory_files.h"

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

Result<std::vector<std::string>> MemoryFiles::list(const std::string& folder) {
  const std::string real = follow(folder);
  if (fails("list", real)) return failure(ErrorKind::kInput, "list", folder);
  std::vector<std::string> names;
  for (const auto& [path, node] : nodes_) {
    if (!path.empty() && parent_of(path) == real) {
      names.push_back(real.empty() ? path : path.substr(real.size() + 1));
    }
  }
  // Not sorted, as real folders are not.
  std::reverse(names.begin(), names.end());
  return names;
}

Result<std::optional<FileStatus>> MemoryFiles::status(const std::string& path, Links links) {
  const std::string clean = normal(path);
  if (fails("status", clean)) return failure(ErrorKind::kInput, "status", path);
  std::string real = follow(clean);
  if (links == Links::kDoNotFollow && !clean.empty()) {
    const std::string folder = follow(parent_of(clean));
    real = (folder.empty() ? "" : folder + "/") +
           clean.substr(parent_of(clean).empty() ? 0 : parent_of(clean).size() + 1);
  }
  const auto found = nodes_.find(real);
  if (found == nodes_.end()) return std::nullopt;
  const Entry& node = found->second;
  return FileStatus{node.kind, node.bytes.size(), node.modified, 1, node.inode};
}

Result<std::string> MemoryFiles::real_path(const std::string& path) {
  const std::string real = follow(path);
  if (!nodes_.contains(real)) return failure(ErrorKind::kInput, "find", path);
  return real.empty() ? "/" : "/" + real;
}

Result<std::string> MemoryFiles::read(const std::string& path, std::uint64_t most) {
  const auto found = nodes_.find(follow(path));
  const bool readable = found != nodes_.end() && found->second.kind == FileKind::kFile &&
                        found->second.bytes.size() <= most && !fails("read", normal(path));
  if (!readable) return failure(ErrorKind::kInput, "read", path);
  return found->second.bytes;
}

Result<std::string> MemoryFiles::read_beginning(const std::string& path, std::size_t most) {
  return read(path, std::numeric_limits<std::uint64_t>::max()).map([&](const std::string& bytes) {
    return bytes.substr(0, most);
  });
}

Result<void> MemoryFiles::write_new(const std::string& path, const std::string& bytes) {
  const std::string clean = normal(path);
  if (fails("write_new", clean) || nodes_.contains(clean) || !nodes_.contains(parent_of(clean))) {
    return failure(ErrorKind::kOutput, "write", path);
  }
  put_file(clean, bytes);
  changes_.push_back("write_new " + clean);
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

Result<void> MemoryFiles::sync_folder(const std::string& path) {
  if (fails("sync_folder", normal(path))) return failure(ErrorKind::kOutput, "sync", path);
  return {};
}

}  // namespace feedgen
