#include "text/article_path.h"

#include "text/path_parts.h"

namespace feedgen {

std::string path_below_root(const ArticleKey& key) {
  return joined_path(key.folder.path, key.name);
}

std::string path_from_home(const ArticleKey& key) { return key.folder.root + path_below_root(key); }

ArticleKey article_key(const std::string& root, std::string_view path) {
  return {{root, std::string(folder_of(path)), false}, std::string(last_part(path))};
}

}  // namespace feedgen
