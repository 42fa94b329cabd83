// What Hugo's folders are: sections, which `_index.*` makes, and bundles, which `index.*` makes.
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "sites/generator.h"
#include "system/file_system.h"

namespace feedgen {

/// Looks only below the folder of content; each folder once.
class HugoFolders : public SiteFolders {
 public:
  /// `content` is the folder's path, `language` the site's own language or empty.
  HugoFolders(FileReader& files, std::string content, std::string language);

  /// The nearest section that holds the file at `path` (below the content): a folder with an
  /// `_index.*`, or else the outermost folder. Empty for files beside the folders.
  std::string section_of(std::string_view path) override;

  /// True for a file in or below a bundle that is not the bundle's own `index.*`.
  bool is_resource(std::string_view path) override;

 private:
  struct Kind {
    bool is_section = false;
    bool is_bundle = false;
  };

  const Kind& kind_of(const std::string& folder);
  bool has(const std::string& folder, const std::string& stem) const;

  FileReader& files_;
  std::string content_;
  std::string language_;
  std::map<std::string, Kind> kinds_;
};

}  // namespace feedgen
