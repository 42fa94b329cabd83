// Feeds that are found: their links are put into the pages of the finished site, or taken out
// again. A page is written whole or not at all, and only where its bytes change.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "pages/known_pages.h"
#include "pages/links_of_pages.h"
#include "pages/site_pages.h"
#include "publish/plan.h"
#include "publish/published_feeds.h"
#include "publish/publisher.h"

namespace feedgen {

/// The pages of a build's request; none where it leaves pages alone. Fails, as a usage error, where
/// there is none and the command line asks for links.
[[nodiscard]] Result<SitePages> find_pages(const BuildRequest& request, FileReader& files);

/// The work of one run on the pages.
class PageWork {
 public:
  /// `feeds` publishes the folder of feeds, which may be that of the pages too. All outlive this.
  PageWork(const BuildRequest& request, const SitePages& pages, Publisher& feeds, Run& run);
  ~PageWork();
  PageWork(const PageWork&) = delete;
  PageWork& operator=(const PageWork&) = delete;

  /// Reads the pages that have changed, or whose links have, and writes what becomes of them under
  /// temporary names. Pages name only feeds that lie in their places after this run.
  void stage(const Plan& plan, const Rendered& rendered, const PublishedFeeds& published);

  /// Writes what is known of the pages to the state. Whether anything was written.
  bool record();

  /// Replaces the pages. To be called after the feeds were replaced.
  void replace();

 private:
  class KnownAddresses;
  struct Outcome;

  bool is_asked_for() const;
  void warn_of_no_page();
  void change_all();
  Outcome change(const SitePage& page);
  Result<Staged> write(const std::string& path, const std::string& bytes, const FileStamp& read);
  void take_over(const SitePage& page, Outcome& outcome);

  const BuildRequest& request_;
  SitePages pages_;
  std::optional<Publisher> own_;  // where the pages lie in another folder than the feeds
  Publisher* publisher_;
  Run& run_;
  std::unique_ptr<LinksOfPages> links_;
  std::unique_ptr<KnownAddresses> addresses_;
  PageGroups groups_;
  std::optional<KnownPages> known_;
  std::map<std::string, KnownPage> now_;  // of all pages that need no look next time
  std::once_flag is_begun_;
  Result<void> begun_;
  bool has_news_ = false;
  bool is_recorded_ = false;
};

}  // namespace feedgen
