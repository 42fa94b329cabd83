// The table of the pages of articles that have changed and that search engines have yet to be
// pinged about.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "protocols/topics.h"
#include "system/session.h"
#include "value/settings.h"

namespace feedgen {

class ArticleFolders;
struct Index;

/// The table `addresses`.
class ChangedPages {
 public:
  explicit ChangedPages(Session& session) : session_(session) {}

  bool has_some();

  /// `article` is its number in the catalog.
  void add(const std::string& url, std::int64_t article);
  /// Removes all pages of the article but the one at `url`. Whether there were any.
  bool remove_others(const std::string& url, std::int64_t article);
  /// Sorted by address.
  std::vector<ChangedPage> all();
  /// Removes it, unless it has changed again.
  void remove(const ChangedPage& page);

 private:
  Session& session_;
};

/// Which of the articles that a build has found changed search engines are pinged about. A page
/// stays due until a ping is accepted, or until the page is no more.
class PagesToPing {
 public:
  /// Articles of a folder that is read for the first time, or under another name, are not pinged
  /// about: search engines know them, or will find them (indexnow.org asks for what has changed
  /// since).
  PagesToPing(Session& session, Index& index, const Settings& settings,
              const ArticleFolders& folders);

  /// The page at `url` of an article below `root` has changed.
  void add(const std::string& root, const std::string& url, std::int64_t article);

  /// The article's only page is at `url` now; empty: it has none.
  void keep_only(const std::string& url, std::int64_t article);

 private:
  const Settings& settings_;
  ChangedPages pages_;
  std::set<std::string> known_roots_;  // before this run
  bool has_some_;
};

}  // namespace feedgen
