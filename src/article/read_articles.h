// Files become Articles, many at a time.
#pragma once

#include <functional>
#include <vector>

#include "article/read_article.h"
#include "system/file_system.h"

namespace feedgen {

/// One reading for each of `sources`, in their order, whatever the number of threads. A file that
/// can't be read is skipped like an article that can't. `progress` is called from any thread with
/// the number of files that are done.
std::vector<ArticleReading> read_articles(FileSystem& files, const std::vector<SourceFile>& sources,
                                          const Settings& settings, unsigned jobs,
                                          const std::function<void(std::size_t)>& progress);

}  // namespace feedgen
