// What the site's folders say for the articles below them, in the front matter of their own
// `_index.*`: Hugo's cascade, Zola's draft sections. Each folder is looked at once.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "sites/generator.h"
#include "system/file_system.h"
#include "value/source_file.h"

namespace feedgen {

class FolderValues {
 public:
  /// `source` is the folder in which paths begin. All outlive this. Nothing is looked at where the
  /// site's generator does not read such files.
  FolderValues(FileReader& files, std::string source, const Settings& settings);

  /// For the article at `path`. For one thread at a time.
  Inherited at(std::string_view path);

 private:
  struct Folder {
    std::string file;  // that says it, below the source
    FolderSays says;
    std::uint64_t digest = 0;  // 0: it says nothing
  };

  const Folder& folder_at(const std::string& path);
  Folder read(const std::string& path);

  FileReader& files_;
  std::string source_;
  const Settings& settings_;
  bool speaks_ = false;  // any folder
  std::map<std::string, Folder> folders_;
};

}  // namespace feedgen
