// Which files have to be read in this run, and which are gone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "scan/walk.h"
#include "value/article_key.h"

namespace feedgen {

/// Files to be read, by folder: a million of them are not much larger than their names.
class ChangedFiles {
 public:
  struct Folder {
    std::size_t root = 0;  ///< of the ArticleFolders
    FolderKey key;
    std::uint64_t section = 0;        ///< section_digest() of its files
    std::string names;                // one behind the other
    std::vector<std::uint32_t> ends;  // of each
  };
  struct File {
    const Folder* folder = nullptr;
    std::string_view name;

    ArticleKey key() const { return {folder->key, std::string(name)}; }
  };

  /// Each folder once.
  void add(std::size_t root, FolderKey key, std::uint64_t section,
           const std::vector<std::string_view>& names);

  /// In the order of their paths (bytes), then of their folders; whatever order they were added in.
  /// They point into this.
  std::vector<File> in_order() const;

  /// Whether others are the same files.
  bool operator==(const ChangedFiles& other) const;

 private:
  std::vector<Folder> folders_;
};

struct FileChanges {
  ChangedFiles files;                  ///< new, changed, or to be read again
  std::vector<ArticleKey> removed;     ///< known files that are not there, in order
  std::vector<ArticleKey> unreadable;  ///< known files at places that can't be read
  std::vector<UnreadablePlace> unreadable_places;
  Diagnostics diagnostics;
};

}  // namespace feedgen
