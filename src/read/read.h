// Files become rows of the index: front matter only. Bodies are rendered later, and only of
// articles that feeds show.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>

#include "article/read_article.h"
#include "ids/read_articles.h"
#include "scan/changed_files.h"
#include "scan/run.h"

namespace feedgen {

/// A file of articles as it is now.
struct ArticleFile {
  SourceFile source;
  Result<FileContent> content;
  ArticleReading reading;  ///< of the content, if there is one
};

/// The one place that reads a file of articles, for every stage. May be called from several
/// threads.
[[nodiscard]] ArticleFile read_article_file(SourceFile source, const Settings& settings,
                                            FileSystem& files);

struct ArticleChanges {
  ReadArticles articles;  ///< for assign_ids()
  /// Last parts of the names of articles that changed or are gone (body/article_addresses.h), if
  /// any entry links to articles.
  std::set<std::string> names;
  std::set<std::int64_t> missing;  ///< kept in the index, since they may lie in what can't be read
  bool has_missing = false;        ///< files that the index knows were not found
};

/// Reads the files, and those of articles that the clock shows or hides. Threads read; one at a
/// time writes to the index, in order. What is wrong with single articles goes into the report.
/// Fails where it can't be known what is published.
[[nodiscard]] Result<ArticleChanges> read(FileChanges changes, ReadArticles articles, Run& run);

/// Whether the attempt has relied on more than can be read: how it is to be started over. To be
/// asked after each stage that may find something unreadable.
[[nodiscard]] std::optional<Step> reason_to_doubt(const ArticleChanges& changes, const Run& run);

/// Reads the file of an article that is known, for assign_ids(); nullopt: it is gone.
[[nodiscard]] std::optional<ReadArticle> read_known(const KnownArticle& known, Run& run);

/// Counts all articles that the index knows, and lists those that were skipped.
void report_articles(Run& run);

}  // namespace feedgen
