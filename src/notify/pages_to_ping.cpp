#include "notify/pages_to_ping.h"

#include "notify/targets.h"

namespace feedgen {

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
