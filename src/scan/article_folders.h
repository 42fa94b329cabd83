// The folders of articles as the user named them: where their files are, how messages name them,
// and which of them are the site's.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "sites/generator.h"
#include "system/file_system.h"
#include "system/watched_files.h"
#include "text/path_parts.h"
#include "value/article.h"
#include "value/settings.h"

namespace feedgen {

struct ArticleFolder {
  std::string shown;  ///< as the user wrote it; of a single file its folder, maybe empty
  std::string real;   ///< without links, with a slash at the end
  std::string only;   ///< the name of the single file that was named; empty: all
  FileStatus status;  ///< of what was named
};

class ArticleFolders {
 public:
  /// `source` is the real path of the folder in which the site's paths begin. Fails, as a usage
  /// error, where there is no such folder or file.
  [[nodiscard]] static Result<ArticleFolders> open(FileReader& files,
                                                   const std::vector<std::string>& given,
                                                   const std::string& source,
                                                   const Settings& settings);

  std::size_t size() const { return folders_.size(); }
  const ArticleFolder& operator[](std::size_t i) const { return folders_[i]; }

  /// How to open what lies at `path` below a folder, and how to name it.
  std::string shown(std::size_t folder, const std::string& path) const;

  /// The file at `path` below a folder, with its place in the site. May be called from several
  /// threads.
  SourceFile source(std::size_t folder, const std::string& path) const;

  /// Whether the site's generator makes an article of the file at `path` below a folder. May be
  /// called from several threads.
  bool is_article(std::size_t folder, const std::string& path) const;

  /// The first folder that holds the file with that path without links, and the path below it.
  struct Place {
    std::size_t folder = 0;
    std::string path;
  };
  std::optional<Place> find(const std::string& real) const;

  /// Why the answers of source() and is_article() may be wrong: something can't be read now.
  std::optional<Error> unreadable() const;

  const Settings& settings() const { return *settings_; }

 private:
  // One for all threads: it remembers what it has seen.
  struct Meanings {
    explicit Meanings(FileReader& all_files) : files(all_files) {}

    std::mutex mutex;
    WatchedFiles files;
    std::unique_ptr<SiteFolders> folders;
  };

  ArticleFolders() = default;
  std::vector<ArticleFolder> folders_;
  std::string source_;
  const Settings* settings_ = nullptr;
  std::unique_ptr<Meanings> meanings_;  // null: folders mean nothing
};

}  // namespace feedgen
