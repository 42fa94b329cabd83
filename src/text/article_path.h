// An ArticleKey as a path, and back.
#pragma once

#include <string>
#include <string_view>

#include "value/article_key.h"

namespace feedgen {

/// Below the folder that the user named.
std::string path_below_root(const ArticleKey& key);

/// From the state's home.
std::string path_from_home(const ArticleKey& key);

/// The key of the file at `path` below `root`, which is FolderKey's.
ArticleKey article_key(const std::string& root, std::string_view path);

}  // namespace feedgen
