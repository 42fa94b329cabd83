#include "read/article_file.h"

#include <utility>

namespace feedgen {

ArticleFile read_article_file(SourceFile source, const Settings& settings, FileSystem& files) {
  Result<FileContent> content = files.read_content(source.shown, kLargestArticle);
  ArticleReading reading;
  if (content) {
    source.modified = content->modified;
    reading = read_article(source, content->bytes, settings);
  }
  return {std::move(source), std::move(content), std::move(reading)};
}

}  // namespace feedgen
