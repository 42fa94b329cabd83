// What a run could not read: it stays as it is recorded, and the next run that can read it does so.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "scan/changed_files.h"
#include "scan/run.h"

namespace feedgen {

class Unread {
 public:
  /// Places that the scan could not read, and the known articles there.
  void add(FileChanges& changes, Run& run);
  /// A file that was listed and could not be read.
  void add(const ArticleKey& article, const Error& failure, Report& report);

  bool is_empty() const { return paths_.empty(); }

  /// To be called when all files have been read. Fails where nothing is recorded of an article that
  /// was published: then which feeds show it is not known either.
  [[nodiscard]] Result<void> record(Run& run) const;

 private:
  std::vector<std::string> paths_;  // from the state's home
  std::vector<ArticleKey> articles_;
};

/// Reports files that are missing and may lie in what can't be read now. The numbers of their
/// articles, which stay as they are recorded.
std::set<std::int64_t> keep_missing(const std::vector<ArticleKey>& missing, Run& run);

}  // namespace feedgen
