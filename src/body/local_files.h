// Addresses become the files that will be served there, as far as they lie on this machine.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "system/file_system.h"
#include "value/settings.h"

namespace feedgen {

struct Article;

struct LocalFile {
  std::string path;  ///< as it can be opened
  std::string name;  ///< the end of it, below the folder that was looked in
  std::uint64_t size = 0;
  bool is_spelled_otherwise = false;  ///< than what was asked for: in Normalization Form D
};

class LocalFiles {
 public:
  /// Both outlive this.
  LocalFiles(FileReader& files, const Settings& settings) : files_(files), settings_(settings) {}

  /// The file behind `url`: one in the folder of the article or in the folder that has the
  /// article's name (Hexo's asset folders), where the address lies beside the article's; else one
  /// below a folder of the setting `files`, where it lies below the site's. Never one outside of
  /// these folders, not by ".." and not by a link.
  std::optional<LocalFile> find(std::string_view url, const Article& article) const;

  /// The same for what belongs to the site.
  std::optional<LocalFile> find(std::string_view url) const;

  /// The file at `path` below `folder`, in either normal form, if links lead no further than
  /// `root`.
  std::optional<LocalFile> below(const std::string& folder, const std::string& path,
                                 const std::string& root) const;

 private:
  std::optional<LocalFile> look(const std::string& folder, const std::string& path,
                                const std::string& root) const;

  FileReader& files_;
  const Settings& settings_;
};

}  // namespace feedgen
