// The tables of pages: which links each page of the site has, as an earlier run left it, and where
// the pages of articles lie. Both can be found out again.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_set>

#include "pages/links_of_pages.h"
#include "scan/run.h"
#include "value/fingerprint.h"

namespace feedgen {

/// A page that needs no look as long as neither changes.
struct KnownPage {
  FileStamp stamp;        ///< without the time of change
  Digest links_digest{};  ///< of the links that it may have

  bool operator==(const KnownPage&) const = default;
};

/// The table `pages`, of one folder.
class KnownPages {
 public:
  /// `folder` is its path from the state's home.
  KnownPages(Session& session, std::string folder);

  /// Null: nothing is known of it.
  const KnownPage* find(const std::string& path) const;

  /// Records these pages and forgets all others. Whether anything was written.
  bool replace(const std::map<std::string, KnownPage>& pages);

 private:
  Session& session_;
  std::string folder_;
  std::map<std::string, KnownPage> pages_;
};

/// Where the pages of all shown articles lie, by page_key() (site_pages.h).
struct PagesOfArticles {
  PageGroups groups;                     ///< of each in a category: the first, in its deepest level
  std::unordered_set<std::string> keys;  ///< of all
  bool has_news = false;                 ///< the state has to be written
};

/// Reads only articles that have changed since the last time.
PagesOfArticles pages_of_articles(Run& run);

/// The page_key() of an address below the site's; empty for others, and for the home page.
std::string key_of_address(std::string_view url, const Settings& settings);

}  // namespace feedgen
