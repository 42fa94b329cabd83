#include "text/path_parts.h"

#include <algorithm>

namespace feedgen {

std::string_view last_part(std::string_view path) { return path.substr(path.rfind('/') + 1); }

std::string_view before_last_part(std::string_view path) {
  return path.substr(0, path.rfind('/') + 1);
}

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

std::string_view first_part(std::string_view path) {
  return path.substr(0, std::min(path.find('/'), path.size()));
}

std::string_view ending_of(std::string_view path) {
  const std::string_view name = last_part(path);
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? std::string_view() : name.substr(dot);
}

std::string_view without_ending(std::string_view path) {
  return path.substr(0, path.size() - ending_of(path).size());
}

std::string joined_path(const std::string& folder, std::string_view name) {
  std::string path;
  path.reserve(folder.size() + 1 + name.size());
  path = folder;
  if (!path.empty() && path.back() != '/') path += '/';
  return path.append(name);
}

std::string path_between(std::string_view file, std::string_view path) {
  std::string_view folder = before_last_part(file);
  while (!folder.empty() && first_part(folder) == first_part(path) &&
         path.size() > first_part(path).size()) {
    const std::size_t shared = first_part(folder).size() + 1;
    folder.remove_prefix(shared);
    path.remove_prefix(shared);
  }
  std::string relative;
  for (const char c : folder) {
    if (c == '/') relative += "../";
  }
  return relative.append(path);
}

std::string path_below_root(const ArticleKey& key) {
  return joined_path(key.folder.path, key.name);
}

std::string path_from_home(const ArticleKey& key) { return key.folder.root + path_below_root(key); }

ArticleKey article_key(const std::string& root, std::string_view path) {
  return {{root, std::string(folder_of(path)), false}, std::string(last_part(path))};
}

}  // namespace feedgen
