// The documents of archives that stand in an output folder: with which article each begins, what it
// was made of, and which files it has. There may be many: a query costs what its answer does.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "system/file_system.h"
#include "system/session.h"
#include "time/instant.h"
#include "value/fingerprint.h"

namespace feedgen {

/// Orders the documents of a group, the oldest first.
struct DocumentKey {
  Instant first{};           ///< the time by which its oldest article is sorted
  std::int64_t ordinal = 0;  ///< among those that begin at that time

  auto operator<=>(const DocumentKey&) const = default;
};

/// A document in one format.
struct DocumentFile {
  std::string path;         ///< below the output folder
  Digest inputs_digest{};   ///< of all that it shows; zeros: to be made again
  Digest content_digest{};  ///< of the file
  FileStamp stamp;          ///< of the file, without the time of change
};

struct Document {
  DocumentKey key;
  std::int64_t article = 0;  ///< its oldest
  std::string name;          ///< feed/archives.h
  std::size_t entries = 0;
  std::vector<DocumentFile> files;
};

/// A file, and the document that it belongs to.
struct RecordedFile {
  std::int64_t group = 0;  ///< 0: of none any more
  DocumentKey key;
  std::size_t entries = 0;
  bool is_newest = false;  ///< of its group, where all files of the group are asked for
  DocumentFile file;
};

class PublishedDocuments {
 public:
  /// Of the output folder with that number (PublishedFeeds::number()).
  PublishedDocuments(Session& session, std::int64_t output) : session_(session), output_(output) {}

  /// The last that begins before the time, or before another document.
  std::optional<Document> last_before(std::int64_t group, Instant time);
  std::optional<Document> last_before(std::int64_t group, const DocumentKey& key);
  /// The first that is at the place or behind it.
  std::optional<Document> first_from(std::int64_t group, const DocumentKey& key);
  std::optional<Document> newest(std::int64_t group);

  /// All files, by group and document.
  std::vector<RecordedFile> all();
  /// Those that the last run wrote or could not make; and those of no group any more.
  std::vector<RecordedFile> unproven();
  std::vector<RecordedFile> leftovers();
  /// How many entries all documents have together, counted in each format.
  std::size_t entries();
  /// How many documents a group has.
  std::size_t count(std::int64_t group);

  enum class Written { kNow, kEarlier };
  void put(std::int64_t group, const Document& document, const DocumentFile& file, Written written);
  /// Records a file that is to be removed.
  void put_leftover(const DocumentFile& file);
  /// Removes the records of a group's documents from one on, up to another.
  void remove(std::int64_t group, const std::optional<DocumentKey>& from,
              const std::optional<DocumentKey>& to);
  void remove_all();
  void remove_leftovers() { remove(0, {}, {}); }
  /// The files that were written before this run are what they were recorded as.
  void mark_proven();

 private:
  std::optional<Document> at(Statement& key, std::int64_t group);
  std::vector<RecordedFile> files(Statement& rows);

  Session& session_;
  std::int64_t output_;
};

}  // namespace feedgen
