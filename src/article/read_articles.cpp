#include "article/read_articles.h"

#include <atomic>

#include "system/parallel.h"

namespace feedgen {

std::vector<ArticleReading> read_articles(FileSystem& files, const std::vector<SourceFile>& sources,
                                          const Settings& settings, unsigned jobs,
                                          const std::function<void(std::size_t)>& progress) {
  std::vector<ArticleReading> readings(sources.size());
  std::atomic<std::size_t> done = 0;
  for_each_index(sources.size(), jobs, [&](std::size_t i) {
    Result<std::string> bytes = files.read(sources[i].shown, kLargestArticle);
    if (bytes) {
      readings[i] = read_article(sources[i], *bytes, settings);
    } else {
      readings[i].skipped = std::move(bytes.error().message);
    }
    progress(++done);
  });
  return readings;
}

}  // namespace feedgen
