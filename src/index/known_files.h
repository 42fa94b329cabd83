// Which files of articles there were when they were last read, and the stamps that they had.
#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "system/file_system.h"
#include "system/session.h"
#include "value/article_key.h"
#include "value/build_request.h"
#include "value/fingerprint.h"

namespace feedgen {

/// How the files of a folder differ from those that are known.
struct FolderDifference {
  std::vector<std::size_t> changed;  ///< indices of files that are new, or not the ones known
  std::vector<std::string> removed;  ///< names that are no longer there
};

class KnownFiles {
 public:
  explicit KnownFiles(Session& session);

  /// Whether no file was known when this was opened.
  bool is_empty() const { return is_empty_; }

  /// Whether a file below `root`, as FolderKey has it, is known.
  bool has_files_of(const std::string& root);

  std::optional<KnownArticle> find(const ArticleKey& key);

  /// To be called before the folders are compared.
  void begin_visits() { visited_.clear(); }
  /// May be called from several threads. `files` are sorted by name.
  FolderDifference compare(const FolderKey& folder, const std::vector<FolderEntry>& files,
                           std::uint64_t section, Reuse reuse);
  /// Files of folders that compare() was not called for.
  std::vector<KnownArticle> unvisited();

  /// Marks the article's file to be read by the next run, even if its stamp is the same.
  void force_reread(std::int64_t article);

  /// The row of a file. The folder's row is added where there is none.
  struct Row {
    std::int64_t article = 0;
    bool has_stamp = true;  ///< false: force_reread(), or its stamp was too young to be relied on
  };
  std::int64_t folder_number(const FolderKey& folder);
  std::optional<Row> row(std::int64_t folder, std::string_view name);
  void write(std::int64_t folder, const std::string& name, const FileStamp& stamp,
             std::uint64_t section, std::int64_t article);
  /// The article of the file, whose row is removed; 0: the file is not known.
  std::int64_t remove(const ArticleKey& key);

 private:
  std::int64_t known_folder(const FolderKey& folder);

  Session& session_;
  bool is_empty_ = false;
  std::mutex mutex_;  // of compare()
  std::set<std::int64_t> visited_;
  std::pair<FolderKey, std::int64_t> last_folder_;
  std::int64_t next_folder_ = 1;
};

/// One more than the highest number that `sql` finds in `table`; 1 where it finds none.
std::int64_t next_number(Session& session, const char* sql, const char* table);

}  // namespace feedgen
