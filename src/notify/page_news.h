// The pages of articles that a run has found changed, about which search engines are pinged. A page
// stays due until a ping is accepted, or until the page is no more.
#pragma once

#include <cstdint>
#include <set>
#include <string>

#include "index/index.h"
#include "notify/changed_addresses.h"
#include "scan/article_folders.h"
#include "system/session.h"
#include "value/settings.h"

namespace feedgen {

class PageNews {
 public:
  /// Of a folder that is read for the first time, or under another name, search engines know
  /// already, or will find it by themselves (indexnow.org asks for what has changed since).
  PageNews(Session& session, Index& index, const Settings& settings, const ArticleFolders& folders);

  /// The page at `url` of an article below `root` has changed.
  void note(const std::string& root, const std::string& url, std::int64_t article);

  /// The article's only page is at `url` now; empty: it has none.
  void keep_only(const std::string& url, std::int64_t article);

 private:
  const Settings& settings_;
  ChangedAddresses addresses_;
  std::set<std::string> known_roots_;  // before this run
  bool has_some_;
};

}  // namespace feedgen
