// What entries were made of beside their own articles: files of pictures and recordings, and other
// articles that they link to. When one of those changes, the feeds that show it have to be made
// again although none of their articles has.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "system/session.h"

namespace feedgen {

struct Uses {
  std::map<std::string, std::uint64_t> files;  ///< paths, and what they were found to be
  std::vector<std::string> articles;           ///< the last parts of names that were looked for
};

class EntryUses {
 public:
  explicit EntryUses(Session& session) : session_(session) {}

  /// Of all categories. A path stands here twice if two categories saw different files.
  std::vector<std::pair<std::string, std::uint64_t>> files();

  /// Whether any entry names another article.
  bool has_articles();

  /// Categories whose entries made use of the file, or looked for an article of that name.
  std::vector<std::int64_t> categories_with_file(const std::string& path);
  std::vector<std::int64_t> categories_with_article(const std::string& last_part);

  /// What the entries of a category make use of now.
  void replace(std::int64_t category, const Uses& uses);

 private:
  std::vector<std::int64_t> categories(std::int64_t kind, const std::string& name);

  Session& session_;
};

}  // namespace feedgen
