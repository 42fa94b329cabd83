// Which of the articles that a build has found changed search engines are pinged about. A page
// stays due until a ping is accepted, or until the page is no more.
#pragma once

#include <cstdint>
#include <set>
#include <string>

#include "index/index.h"
#include "notify/changed_pages.h"
#include "scan/article_folders.h"
#include "system/session.h"
#include "value/settings.h"

namespace feedgen {

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
