#include "system/traced_files.h"

#include <fmt/format.h>

#include "system/watched_files.h"
#include "text/hash.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

bool is_at_or_below(std::string_view path, std::string_view folder) {
  return path.starts_with(folder) &&
         (path.size() == folder.size() || folder.ends_with('/') || path[folder.size()] == '/');
}

std::vector<std::string> paths_of(const std::map<std::string, std::uint64_t>& digests) {
  std::vector<std::string> paths;
  for (const auto& [path, digest] : digests) paths.push_back(path);
  return paths;
}

}  // namespace

void TracedFiles::leave_out(std::vector<std::string> paths) {
  left_out_ = std::move(paths);
  const auto is_out = [this](const auto& one) { return is_left_out(one.first); };
  const std::lock_guard lock(mutex_);
  std::erase_if(asked_, is_out);
  std::erase_if(listed_, is_out);
}

std::vector<std::string> TracedFiles::asked() const {
  const std::lock_guard lock(mutex_);
  return paths_of(asked_);
}

std::vector<std::string> TracedFiles::listed() const {
  const std::lock_guard lock(mutex_);
  return paths_of(listed_);
}

bool TracedFiles::are_as_asked() const {
  const std::lock_guard lock(mutex_);
  const auto is_same = [this](const auto& one) { return digest(one.first) == one.second; };
  const auto has_same_names = [this](const auto& one) {
    return digest_of_names(one.first) == one.second;
  };
  return all_of(asked_, is_same) && all_of(listed_, has_same_names);
}

bool TracedFiles::is_left_out(std::string_view path) const {
  return any_of(left_out_, [&](const auto& folder) { return is_at_or_below(path, folder); });
}

std::uint64_t TracedFiles::digest(const std::string& path) const {
  return status_digest(files_.status(path, Links::kFollow));
}

// Its time would not do: a lock that a build makes in the folder and removes changes that.
std::uint64_t TracedFiles::digest_of_names(const std::string& folder) const {
  std::uint64_t sum = 1;  // they come in no particular order
  const auto add = [&](std::string_view name, FileKind kind) {
    if (!name.starts_with('.') && !is_left_out(fmt::format("{}/{}", folder, name)))
      sum += hash64(fmt::format("{} {}", static_cast<int>(kind), name));
    return false;  // not to be looked at
  };
  return files_.look(folder, add) ? sum : 0;
}

// Before it is read: what changes meanwhile has then changed since.
void TracedFiles::note(const std::string& path) {
  if (is_left_out(path)) return;
  const std::uint64_t now = digest(path);
  const std::lock_guard lock(mutex_);
  asked_[path] = now;
}

void TracedFiles::note_listed(const std::string& folder) {
  if (is_left_out(folder)) return;
  const std::uint64_t now = digest_of_names(folder);
  const std::lock_guard lock(mutex_);
  listed_[folder] = now;
}

// A link among the entries is watched by what it leads to as well.
Result<FolderListing> TracedFiles::look(const std::string& folder, const EntryFilter& wants) {
  note_listed(folder);
  Result<FolderListing> listing = files_.look(folder, wants);
  if (!listing) return listing;
  for (const FolderEntry& entry : listing->entries) {
    if (entry.status.kind != FileKind::kLink) continue;
    const Result<std::string> target = files_.real_path(folder + '/' + entry.name);
    if (!target) continue;
    note(*target);
  }
  return listing;
}

}  // namespace feedgen
