// The site generator's own configuration: beside the articles or above them.
#pragma once

#include <optional>
#include <string>

#include "config/site_rules.h"
#include "system/file_system.h"
#include "value/diagnostic.h"
#include "value/node.h"
#include "value/result.h"

namespace feedgen {

struct FoundSite {
  Generator generator = Generator::kNone;
  std::string folder;  ///< of the site, relative to the working folder; empty: this one
  std::string path;    ///< of the file, as messages show it
  Node root;           ///< its data: a map, or null where it can't be read
  Diagnostics diagnostics;
};

/// The nearest of `hugo.*`, `config/_default/`, `_config.yml`, `_config.yaml` and `config.*` in
/// `start` (a folder that exists) or above, up to the root of the repository or the file system.
/// Hexo and Jekyll share a name and are told apart by what stands in the file and around it; a
/// file of such a name that is neither's is passed over. Broken files, links and files of more
/// than a megabyte are warnings; nothing in a file makes another one be read.
[[nodiscard]] Result<std::optional<FoundSite>> find_site(FileSystem& files,
                                                         const std::string& start);

}  // namespace feedgen
