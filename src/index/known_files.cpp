#include "index/known_files.h"

#include "index/article_rows.h"
#include "state/values.h"

namespace feedgen {

std::int64_t next_number(Session& session, const char* sql, const char* table) {
  Statement& row = session.statement(sql);
  if (!session.step(row)) return 1;
  const std::int64_t highest = row.is_null(0) ? 0 : CheckedRow(session, row, table).key(0);
  row.reset();
  return highest + 1;
}

KnownFiles::KnownFiles(Session& session)
    : session_(session),
      is_empty_(next_number(session, "SELECT max(number) FROM articles", "articles") == 1),
      next_folder_(next_number(session, "SELECT max(number) FROM folders", "folders")) {}

std::int64_t KnownFiles::known_folder(const FolderKey& folder) {
  Statement& row =
      session_.statement("SELECT number FROM folders WHERE root = ? AND path = ? AND by_links = ?");
  row.bind(0, folder.root).bind(1, folder.path).bind(2, std::int64_t{folder.by_links});
  return session_.number(row).value_or(0);
}

std::int64_t KnownFiles::folder_number(const FolderKey& folder) {
  auto& [last, number] = last_folder_;
  const bool is_last = number != 0 && last.path == folder.path && last.root == folder.root &&
                       last.by_links == folder.by_links;
  if (is_last) return number;
  number = known_folder(folder);
  last = folder;
  if (number != 0) return number;
  number = next_folder_++;
  Statement& row =
      session_.statement("INSERT INTO folders (number, root, path, by_links) VALUES (?, ?, ?, ?)");
  row.bind(0, number).bind(1, folder.root).bind(2, folder.path);
  session_.run(row.bind(3, std::int64_t{folder.by_links}));
  return number;
}

bool KnownFiles::has_files_of(const std::string& root) {
  if (is_empty_) return false;
  Statement& row = session_.statement(
      "SELECT f.article FROM folders d JOIN files f ON f.folder = d.number WHERE d.root = ? LIMIT "
      "1");
  return session_.number(row.bind(0, root)).has_value();
}

FolderDifference KnownFiles::compare(const FolderKey& folder, const std::vector<FolderEntry>& files,
                                     std::uint64_t section, Reuse reuse) {
  FolderDifference difference;
  std::size_t at = 0;
  const auto skip_to = [&](std::string_view name) {
    for (; at < files.size() && files[at].name < name; ++at) difference.changed.push_back(at);
  };
  const std::scoped_lock lock(mutex_);
  const std::int64_t number = is_empty_ ? 0 : known_folder(folder);
  if (number != 0) {
    visited_.insert(number);
    Statement& rows = session_.statement(
        "SELECT name, size, inode, modified, changed, section FROM files WHERE folder = ?"
        " ORDER BY name");
    rows.bind(0, number);
    while (session_.step(rows)) {
      const std::string_view name = rows.text(0);
      skip_to(name);
      if (at == files.size() || files[at].name != name) {
        difference.removed.emplace_back(CheckedRow(session_, rows, "files").file_name(0));
        continue;
      }
      const FileStamp known{as_unsigned(rows.number(1)), as_unsigned(rows.number(2)),
                            rows.number(3), rows.number(4)};
      const bool is_same = reuse == Reuse::kUnchanged && known == files[at].status.stamp &&
                           as_unsigned(rows.number(5)) == section;
      if (!is_same) difference.changed.push_back(at);
      ++at;
    }
  }
  for (; at < files.size(); ++at) difference.changed.push_back(at);
  return difference;
}

std::vector<KnownArticle> KnownFiles::unvisited() {
  std::vector<KnownArticle> all;
  if (is_empty_) return all;
  std::vector<std::int64_t> folders;
  Statement& numbers = session_.statement("SELECT number FROM folders");
  while (session_.step(numbers)) {
    if (!visited_.contains(numbers.number(0))) folders.push_back(numbers.number(0));
  }
  for (const std::int64_t folder : folders) {
    Statement& rows = session_.statement(
        "SELECT f.article, f.name, d.root, d.path, d.by_links FROM files f"
        " JOIN folders d ON d.number = f.folder WHERE f.folder = ?");
    append_known(session_, rows.bind(0, folder), all);
  }
  return all;
}

std::optional<KnownFiles::Row> KnownFiles::row(std::int64_t folder, std::string_view name) {
  Statement& row =
      session_.statement("SELECT article, changed FROM files WHERE folder = ? AND name = ?");
  if (!session_.step(row.bind(0, folder).bind(1, name))) return std::nullopt;
  const Row file{CheckedRow(session_, row, "files").key(0), row.number(1) != 0};
  row.reset();
  return file;
}

void KnownFiles::write(std::int64_t folder, const std::string& name, const FileStamp& stamp,
                       std::uint64_t section, std::int64_t article) {
  Statement& row = session_.statement(
      "INSERT OR REPLACE INTO files (folder, name, size, inode, modified, changed, section,"
      " article) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
  row.bind(0, folder).bind(1, name).bind(2, as_signed(stamp.size));
  row.bind(3, as_signed(stamp.inode)).bind(4, stamp.modified).bind(5, stamp.changed);
  session_.run(row.bind(6, as_signed(section)).bind(7, article));
}

std::int64_t KnownFiles::remove(const ArticleKey& key) {
  const std::int64_t folder = known_folder(key.folder);
  const std::optional<Row> known = row(folder, key.name);
  if (!known) return 0;
  session_.run(session_.statement("DELETE FROM files WHERE folder = ? AND name = ?")
                   .bind(0, folder)
                   .bind(1, key.name));
  return known->article;
}

std::optional<KnownArticle> KnownFiles::find(const ArticleKey& key) {
  const std::optional<Row> known = row(known_folder(key.folder), key.name);
  if (!known) return std::nullopt;
  return KnownArticle{known->article, key};
}

void KnownFiles::force_reread(std::int64_t article) {
  Statement& row = session_.statement(
      "UPDATE files SET changed = 0 WHERE (folder, name) ="
      " (SELECT folder, name FROM articles WHERE number = ?)");
  session_.run(row.bind(0, article));
}

}  // namespace feedgen
