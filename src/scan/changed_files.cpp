#include "scan/changed_files.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "text/path_parts.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

std::vector<std::string_view> names_of(const ChangedFiles::Folder& folder) {
  std::vector<std::string_view> names;
  std::size_t begin = 0;
  for (const std::uint32_t end : folder.ends) {
    names.push_back(std::string_view(folder.names).substr(begin, end - begin));
    begin = end;
  }
  return names;
}

// "a/b" for what sorts as it, and with a slash for all that lies in it.
struct Block {
  std::string key;
  const ChangedFiles::Folder* folder = nullptr;
  std::string_view name;  // empty: all files of the folder
};

// Whether a folder in the list lies in one before it, which then can't be taken as a whole.
std::set<std::pair<std::size_t, std::string>> folders_with_folders(
    const std::vector<ChangedFiles::Folder>& folders) {
  std::set<std::pair<std::size_t, std::string>> outer;
  for (const ChangedFiles::Folder& folder : folders) {
    const std::string& path = folder.key.path;
    if (!path.empty()) outer.emplace(folder.root, "");
    for (std::size_t slash = path.find('/'); slash != std::string::npos;
         slash = path.find('/', slash + 1)) {
      outer.emplace(folder.root, path.substr(0, slash));
    }
    if (folder.key.by_links) outer.emplace(folder.root, path);
  }
  return outer;
}

}  // namespace

void ChangedFiles::add(std::size_t root, FolderKey key, std::uint64_t section,
                       const std::vector<std::string_view>& names) {
  Folder folder{root, std::move(key), section, {}, {}};
  for (const std::string_view name : names) {
    folder.names += name;
    folder.ends.push_back(static_cast<std::uint32_t>(folder.names.size()));
  }
  folders_.push_back(std::move(folder));
}

std::vector<ChangedFiles::File> ChangedFiles::in_order() const {
  const auto outer = folders_with_folders(folders_);
  std::vector<Block> blocks;
  const bool one_root =
      all_of(folders_, [&](const Folder& folder) { return folder.root == folders_.front().root; });
  for (const Folder& folder : folders_) {
    if (one_root && !outer.contains({folder.root, folder.key.path})) {
      blocks.push_back({folder.key.path.empty() ? "" : folder.key.path + '/', &folder, {}});
      continue;
    }
    for (const std::string_view name : names_of(folder)) {
      blocks.push_back({joined_path(folder.key.path, name), &folder, name});
    }
  }
  std::sort(blocks.begin(), blocks.end(), [](const Block& a, const Block& b) {
    return std::tie(a.key, a.folder->root) < std::tie(b.key, b.folder->root);
  });
  std::vector<File> files;
  for (const Block& block : blocks) {
    if (!block.name.empty()) {
      files.push_back({block.folder, block.name});
      continue;
    }
    for (const std::string_view name : names_of(*block.folder)) {
      files.push_back({block.folder, name});
    }
  }
  return files;
}

bool ChangedFiles::operator==(const ChangedFiles& other) const {
  const std::vector<File> ours = in_order();
  const std::vector<File> theirs = other.in_order();
  return std::equal(ours.begin(), ours.end(), theirs.begin(), theirs.end(),
                    [](const File& a, const File& b) {
                      return a.name == b.name && a.folder->key == b.folder->key;
                    });
}

}  // namespace feedgen
