// The folders of articles as the user named them: where their files are, how messages and the state
// name them, and which of the files are the site's.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "scan/folder_values.h"
#include "sites/generator.h"
#include "system/file_system.h"
#include "system/watched_files.h"
#include "value/article_key.h"
#include "value/build_request.h"
#include "value/source_file.h"

namespace feedgen {

struct ArticleFolder {
  std::string shown;  ///< as the user wrote it; of a single file its folder, maybe empty
  std::string real;   ///< without links, with a slash at the end
  std::string only;   ///< the name of the single file that was named; empty: all
  std::string root;   ///< FolderKey::root of its files
  std::string scope;  ///< path from the state's home of what was named; empty: the home itself
  FileStatus status;  ///< of what was named
};

class ArticleFolders {
 public:
  /// Those of the request, which outlives this. Fails, as a usage error, where there is no such
  /// folder or file.
  [[nodiscard]] static Result<ArticleFolders> open(FileReader& files, const BuildRequest& request);

  std::size_t size() const { return folders_.size(); }
  const ArticleFolder& operator[](std::size_t i) const { return folders_[i]; }

  /// The folder whose files have that FolderKey::root, as an index.
  std::size_t index_of(const std::string& root) const;

  /// Paths from the state's home, without links, and back.
  std::string from_home(const std::string& absolute) const;
  std::string to_home(const std::string& relative) const;
  /// Whether a path from home is a folder or file that the user named, or lies in one.
  bool is_in_scope(const std::string& path) const;
  /// The scopes of all folders.
  std::set<std::string> scopes() const;

  /// How to open what lies at `path` below a folder, and how to name it.
  std::string shown(std::size_t folder, const std::string& path) const;

  /// The file at `path` below a folder, with its place in the site. May be called from several
  /// threads.
  SourceFile source(std::size_t folder, const std::string& path) const;
  SourceFile source(const ArticleKey& key) const;

  /// Whether the site's generator makes an article of the file at `path` below a folder. May be
  /// called from several threads.
  bool is_article(std::size_t folder, const std::string& path) const;

  /// The first folder that holds the file with that real path, and the path below it.
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
    Meanings(FileReader& all_files, const BuildRequest& request)
        : files(all_files), values(files, request.source, request.settings) {}

    std::mutex mutex;
    WatchedFiles files;
    std::unique_ptr<SiteFolders> folders;  // null: they mean nothing by themselves
    FolderValues values;
  };

  ArticleFolders() = default;
  std::vector<ArticleFolder> folders_;
  std::string home_;  // without links
  std::string source_;
  const Settings* settings_ = nullptr;
  std::unique_ptr<Meanings> meanings_;  // null: folders mean nothing
};

/// A digest of what the folders above a file say for it: its section's name and what they say for
/// articles; 0: nothing.
std::uint64_t section_digest(const SourceFile& file);

}  // namespace feedgen
