// Where an article is. text/path_parts.h makes paths of it.
#pragma once

#include <cstdint>
#include <string>

namespace feedgen {

/// A folder of articles, named alike whatever folder feedgen runs in.
struct FolderKey {
  std::string root;  ///< path from the state's home to the folder that the user named, "" or "a/b/"
  std::string path;  ///< below it
  bool by_links = false;  ///< it holds the files that only symbolic links lead to

  auto operator<=>(const FolderKey&) const = default;
};

struct ArticleKey {
  FolderKey folder;
  std::string name;  ///< of the file

  auto operator<=>(const ArticleKey&) const = default;
};

/// An article that the index knows.
struct KnownArticle {
  std::int64_t number = 0;  ///< of its row
  ArticleKey key;
};

}  // namespace feedgen
