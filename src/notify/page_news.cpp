#include "notify/page_news.h"

#include "notify/audience.h"

namespace feedgen {

PageNews::PageNews(Session& session, Index& index, const Settings& settings,
                   const ArticleFolders& folders)
    : settings_(settings), addresses_(session), has_some_(addresses_.has_some()) {
  for (std::size_t i = 0; i < folders.size(); ++i) {
    if (index.files.has_files_of(folders[i].root)) known_roots_.insert(folders[i].root);
  }
}

void PageNews::note(const std::string& root, const std::string& url, std::int64_t article) {
  if (!known_roots_.contains(root) || !is_told_page(url, settings_)) return;
  addresses_.add(url, article);
  has_some_ = true;
}

void PageNews::keep_only(const std::string& url, std::int64_t article) {
  if (!has_some_ || !addresses_.forget_others(url, article) || url.empty()) return;
  // What was due was the article; it is so under its new address.
  if (is_told_page(url, settings_)) addresses_.add(url, article);
}

}  // namespace feedgen
