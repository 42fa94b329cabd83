// Which files and articles entries were made of beside their own articles: files of pictures and
// recordings, and other articles that they link to. When one of them changes, the feeds that show
// it have to be made again although none of their articles has changed.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "system/session.h"

namespace feedgen {

struct Uses {
  std::map<std::string, std::uint64_t> files;  ///< status_digest() by path
  std::vector<std::string> articles;           ///< the last parts of names that were looked for
};

class EntryUses {
 public:
  explicit EntryUses(Session& session) : session_(session) {}

  /// Whose entries: those of feeds are recorded by group, those of archives by article.
  enum class Of { kFeeds, kDocuments };

  /// A path stands here twice if two groups saw different files.
  std::vector<std::pair<std::string, std::uint64_t>> files(Of entries);

  /// Whether any entry links to another article.
  bool has_articles();

  bool has_any_of_articles();

  /// Groups whose entries use the file, or have looked for an article of that name.
  std::vector<std::int64_t> groups_with_file(const std::string& path);
  std::vector<std::int64_t> groups_with_article(const std::string& last_part);

  /// Articles in documents of archives that use the file, or have looked for an article of that
  /// name.
  std::set<std::int64_t> articles_with_file(const std::string& path);
  std::set<std::int64_t> articles_with_article(const std::string& last_part);

  /// Replaces what is recorded of the entries of a group.
  void replace(std::int64_t group, const Uses& uses);
  /// The same of an article in documents.
  void replace_of_article(std::int64_t article, const Uses& uses);

 private:
  std::vector<std::int64_t> groups(std::int64_t kind, const std::string& name);
  std::set<std::int64_t> articles(std::int64_t kind, const std::string& name);

  Session& session_;
};

}  // namespace feedgen
