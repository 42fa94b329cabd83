// A file of articles is read: the one place that does so, for every stage.
#pragma once

#include "article/read_article.h"
#include "system/file_system.h"
#include "value/source_file.h"

namespace feedgen {

struct ArticleFile {
  SourceFile source;
  Result<FileContent> content;
  ArticleReading reading;  ///< of the content, if there is one
};

/// May be called from several threads.
ArticleFile read_article_file(SourceFile source, const Settings& settings, FileSystem& files);

}  // namespace feedgen
