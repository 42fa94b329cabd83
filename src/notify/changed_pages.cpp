#include "notify/changed_pages.h"

#include "index/index.h"
#include "notify/targets.h"
#include "scan/article_folders.h"
#include "state/checked_row.h"

namespace feedgen {
namespace {

constexpr std::size_t kLongest = std::size_t{64} << 10U;

}  // namespace

bool ChangedPages::has_some() {
  return session_.number(session_.statement("SELECT 1 FROM addresses LIMIT 1")).has_value();
}

void ChangedPages::add(const std::string& url, std::int64_t article) {
  Statement& row = session_.statement(
      "INSERT INTO addresses (url, change, article) VALUES (?, 1, ?)"
      " ON CONFLICT (url) DO UPDATE SET change = change + 1, article = excluded.article");
  session_.run(row.bind(0, url).bind(1, article));
}

bool ChangedPages::remove_others(const std::string& url, std::int64_t article) {
  Statement& others =
      session_.statement("SELECT 1 FROM addresses WHERE article = ? AND url <> ? LIMIT 1");
  if (!session_.number(others.bind(0, article).bind(1, url))) return false;
  Statement& rows = session_.statement("DELETE FROM addresses WHERE article = ? AND url <> ?");
  session_.run(rows.bind(0, article).bind(1, url));
  return true;
}

std::vector<ChangedPage> ChangedPages::all() {
  std::vector<ChangedPage> found;
  Statement& rows = session_.statement("SELECT url, change FROM addresses ORDER BY url");
  while (session_.step(rows)) {
    CheckedRow row(session_, rows, "addresses");
    found.push_back({std::string(row.text(0, kLongest)), row.key(1)});
  }
  return found;
}

void ChangedPages::remove(const ChangedPage& page) {
  Statement& row = session_.statement("DELETE FROM addresses WHERE url = ? AND change = ?");
  session_.run(row.bind(0, page.url).bind(1, page.change));
}

PagesToPing::PagesToPing(Session& session, Index& index, const Settings& settings,
                         const ArticleFolders& folders)
    : settings_(settings), pages_(session), has_some_(pages_.has_some()) {
  for (std::size_t i = 0; i < folders.size(); ++i) {
    const std::string& root = folders[i].root;
    if (index.files.has_files_of(root)) known_roots_.insert(root);
  }
}

void PagesToPing::add(const std::string& root, const std::string& url, std::int64_t article) {
  if (!known_roots_.contains(root) || !is_pinged_page(url, settings_)) return;
  pages_.add(url, article);
  has_some_ = true;
}

void PagesToPing::keep_only(const std::string& url, std::int64_t article) {
  if (!has_some_ || !pages_.remove_others(url, article) || url.empty()) return;
  // The article was due, and is due at its new address.
  if (is_pinged_page(url, settings_)) pages_.add(url, article);
}

}  // namespace feedgen
