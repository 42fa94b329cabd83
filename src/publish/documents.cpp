#include "publish/documents.h"

#include <limits>

#include "state/checked_row.h"
#include "state/values.h"

namespace feedgen {
namespace {

constexpr std::size_t kLongestName = 64;
constexpr std::int64_t kLargestFile = std::int64_t{1} << 40U;
constexpr std::int64_t kFirst = std::numeric_limits<std::int64_t>::min();
constexpr std::int64_t kLast = std::numeric_limits<std::int64_t>::max();

DocumentFile file_at(CheckedRow& row, const Statement& rows, int first) {
  if (rows.text(first).empty()) row.refuse(first, "empty");
  return {std::string(row.path_of_feeds(first)), row.digest(first + 1), row.digest(first + 2),
          FileStamp{as_unsigned(row.number(first + 3, 0, kLargestFile)),
                    as_unsigned(rows.number(first + 4)), rows.number(first + 5), 0}};
}

}  // namespace

std::optional<Document> PublishedDocuments::at(Statement& key, std::int64_t group) {
  if (!session_.step(key)) return std::nullopt;
  CheckedRow found(session_, key, "documents");
  Document document;
  document.key = {found.time(0), found.count(1)};
  key.reset();
  Statement& rows = session_.statement(
      "SELECT article, name, entries, path, inputs_digest, content_digest, size, inode, modified"
      " FROM documents WHERE output = ? AND category = ? AND first = ? AND ordinal = ?");
  rows.bind(0, output_).bind(1, group).bind(2, seconds(document.key.first));
  rows.bind(3, document.key.ordinal);
  while (session_.step(rows)) {
    CheckedRow row(session_, rows, "documents");
    document.article = row.count(0);
    document.name = row.text(1, kLongestName);
    document.entries = static_cast<std::size_t>(row.count(2));
    document.files.push_back(file_at(row, rows, 3));
  }
  return document;
}

std::optional<Document> PublishedDocuments::last_before(std::int64_t group, Instant time) {
  return last_before(group, DocumentKey{time, 0});
}

std::optional<Document> PublishedDocuments::last_before(std::int64_t group,
                                                        const DocumentKey& key) {
  Statement& found = session_.statement(
      "SELECT first, ordinal FROM documents WHERE output = ? AND category = ?"
      " AND (first, ordinal) < (?, ?) ORDER BY first DESC, ordinal DESC LIMIT 1");
  found.bind(0, output_).bind(1, group).bind(2, seconds(key.first)).bind(3, key.ordinal);
  return at(found, group);
}

std::optional<Document> PublishedDocuments::first_from(std::int64_t group, const DocumentKey& key) {
  Statement& found = session_.statement(
      "SELECT first, ordinal FROM documents WHERE output = ? AND category = ?"
      " AND (first, ordinal) >= (?, ?) ORDER BY first, ordinal LIMIT 1");
  found.bind(0, output_).bind(1, group).bind(2, seconds(key.first)).bind(3, key.ordinal);
  return at(found, group);
}

std::optional<Document> PublishedDocuments::newest(std::int64_t group) {
  Statement& found = session_.statement(
      "SELECT first, ordinal FROM documents WHERE output = ? AND category = ?"
      " ORDER BY first DESC, ordinal DESC LIMIT 1");
  return at(found.bind(0, output_).bind(1, group), group);
}

std::vector<RecordedFile> PublishedDocuments::files(Statement& rows) {
  std::vector<RecordedFile> all;
  rows.bind(0, output_);
  while (session_.step(rows)) {
    CheckedRow row(session_, rows, "documents");
    RecordedFile one{row.count(0),
                     {row.time(1), row.count(2)},
                     static_cast<std::size_t>(row.count(3)),
                     true,
                     file_at(row, rows, 4)};
    const bool is_same_group = !all.empty() && all.back().group == one.group;
    for (std::size_t i = all.size(); is_same_group && i > 0; --i) {
      RecordedFile& before = all[i - 1];
      if (before.group != one.group || before.key == one.key || !before.is_newest) break;
      before.is_newest = false;
    }
    all.push_back(std::move(one));
  }
  return all;
}

std::vector<RecordedFile> PublishedDocuments::all() {
  return files(session_.statement(
      "SELECT category, first, ordinal, entries, path, inputs_digest, content_digest, size, inode,"
      " modified FROM documents WHERE output = ? ORDER BY category, first, ordinal, path"));
}

std::vector<RecordedFile> PublishedDocuments::unproven() {
  return files(session_.statement(
      "SELECT category, first, ordinal, entries, path, inputs_digest, content_digest, size, inode,"
      " modified FROM documents INDEXED BY documents_unproven WHERE output = ? AND unproven = 1"
      " ORDER BY category, first, ordinal, path"));
}

std::vector<RecordedFile> PublishedDocuments::leftovers() {
  return files(session_.statement(
      "SELECT category, first, ordinal, entries, path, inputs_digest, content_digest, size, inode,"
      " modified FROM documents WHERE output = ? AND category = 0 ORDER BY first, ordinal, path"));
}

std::size_t PublishedDocuments::entries() {
  Statement& row =
      session_.statement("SELECT coalesce(sum(entries), 0) FROM documents WHERE output = ?");
  return static_cast<std::size_t>(session_.number(row.bind(0, output_)).value_or(0));
}

std::size_t PublishedDocuments::count(std::int64_t group) {
  Statement& row = session_.statement(
      "SELECT count(*) FROM (SELECT DISTINCT first, ordinal FROM documents"
      " WHERE output = ? AND category = ?)");
  return static_cast<std::size_t>(session_.number(row.bind(0, output_).bind(1, group)).value_or(0));
}

void PublishedDocuments::put(std::int64_t group, const Document& document, const DocumentFile& file,
                             Written written) {
  Statement& row = session_.statement(
      "INSERT OR REPLACE INTO documents (output, category, first, ordinal, path, article, name,"
      " entries, inputs_digest, content_digest, size, inode, modified, unproven)"
      " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  row.bind(0, output_).bind(1, group).bind(2, seconds(document.key.first));
  row.bind(3, document.key.ordinal).bind(4, file.path).bind(5, document.article);
  row.bind(6, document.name).bind(7, static_cast<std::int64_t>(document.entries));
  row.bind(8, file.inputs_digest).bind(9, file.content_digest);
  row.bind(10, as_signed(file.stamp.size)).bind(11, as_signed(file.stamp.inode));
  row.bind(12, file.stamp.modified).bind(13, std::int64_t{written == Written::kNow});
  session_.run(row);
}

void PublishedDocuments::put_leftover(const DocumentFile& file) {
  put(0, Document{}, file, Written::kEarlier);
}

void PublishedDocuments::remove(std::int64_t group, const std::optional<DocumentKey>& from,
                                const std::optional<DocumentKey>& to) {
  Statement& rows = session_.statement(
      "DELETE FROM documents WHERE output = ? AND category = ?"
      " AND (first, ordinal) >= (?, ?) AND (first, ordinal) < (?, ?)");
  rows.bind(0, output_).bind(1, group);
  rows.bind(2, from ? seconds(from->first) : kFirst).bind(3, from ? from->ordinal : 0);
  rows.bind(4, to ? seconds(to->first) : kLast).bind(5, to ? to->ordinal : 0);
  session_.run(rows);
}

void PublishedDocuments::remove_all() {
  session_.run(session_.statement("DELETE FROM documents WHERE output = ?").bind(0, output_));
}

void PublishedDocuments::mark_proven() {
  session_.run(
      session_.statement("UPDATE documents SET unproven = 0 WHERE output = ? AND unproven = 1")
          .bind(0, output_));
}

}  // namespace feedgen
