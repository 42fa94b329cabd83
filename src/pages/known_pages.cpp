#include "pages/known_pages.h"

#include "state/checked_row.h"
#include "state/values.h"

namespace feedgen {

KnownPages::KnownPages(Session& session, std::string folder)
    : session_(session), folder_(std::move(folder)) {
  Statement& rows = session_.statement(
      "SELECT path, links_digest, size, inode, modified FROM pages WHERE folder = ?");
  rows.bind(0, folder_);
  while (session_.step(rows)) {
    CheckedRow row(session_, rows, "pages");
    const FileStamp stamp{as_unsigned(rows.number(2)), as_unsigned(rows.number(3)), rows.number(4),
                          0};
    pages_.emplace_hint(pages_.end(), row.folder_path(0), KnownPage{stamp, row.digest(1)});
  }
}

const KnownPage* KnownPages::find(const std::string& path) const {
  const auto found = pages_.find(path);
  return found == pages_.end() ? nullptr : &found->second;
}

bool KnownPages::replace(const std::map<std::string, KnownPage>& pages) {
  if (pages == pages_) return false;
  for (const auto& [path, page] : pages_) {
    if (pages.contains(path)) continue;
    session_.run(session_.statement("DELETE FROM pages WHERE folder = ? AND path = ?")
                     .bind(0, folder_)
                     .bind(1, path));
  }
  for (const auto& [path, page] : pages) {
    const KnownPage* known = find(path);
    if (known != nullptr && *known == page) continue;
    Statement& row = session_.statement(
        "INSERT OR REPLACE INTO pages (folder, path, links_digest, size, inode, modified)"
        " VALUES (?, ?, ?, ?, ?, ?)");
    row.bind(0, folder_).bind(1, path).bind(2, page.links_digest);
    row.bind(3, as_signed(page.stamp.size)).bind(4, as_signed(page.stamp.inode));
    session_.run(row.bind(5, page.stamp.modified));
  }
  pages_ = pages;
  return true;
}

}  // namespace feedgen
