// Paths with '/' as text: their last part, their folder, their ending, two as one, and those of
// articles.
#pragma once

#include <string>
#include <string_view>

#include "value/article_key.h"

namespace feedgen {

/// What follows the last slash.
std::string_view last_part(std::string_view path);

/// What stands before the last slash; empty if there is none.
std::string_view folder_of(std::string_view path);

/// What stands before last_part(), with the slash; empty if there is none.
std::string_view before_last_part(std::string_view path);

/// What stands before the first slash.
std::string_view first_part(std::string_view path);

/// The last part's ending with its dot; empty where there is none, or nothing before it.
std::string_view ending_of(std::string_view path);

/// `path` without ending_of() it.
std::string_view without_ending(std::string_view path);

/// "folder/name", where the folder may be empty or end in a slash.
std::string joined_path(const std::string& folder, std::string_view name);

/// `path` as seen from the folder of `file`: "../a/b". Both are below one folder.
std::string path_between(std::string_view file, std::string_view path);

/// The path of an article, below the folder that the user named.
std::string path_below_root(const ArticleKey& key);

/// The same, from the state's home.
std::string path_from_home(const ArticleKey& key);

/// The key of the file at `path` below `root`, which is FolderKey's.
ArticleKey article_key(const std::string& root, std::string_view path);

}  // namespace feedgen
