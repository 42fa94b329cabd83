// The site generator's own configuration: beside the articles or above them.
#pragma once

#include <optional>
#include <string>

#include "sites/generator.h"
#include "system/file_system.h"
#include "value/diagnostic.h"
#include "value/node.h"
#include "value/result.h"

namespace feedgen {

struct FoundSite {
  const SiteGenerator* generator = nullptr;
  std::string folder;       ///< of the site, relative to the working folder; empty: this one
  std::string path;         ///< of the file, as messages show it
  Node root;                ///< its data: a map or null
  Diagnostics diagnostics;  ///< of what was left out
};

/// The nearest configuration of a generator in `start` (a folder that exists) or above, up to the
/// root of the repository or the file system; of one folder, a file whose name only one generator
/// uses goes first. Generators that share a name are told apart by what stands in the file and
/// around it; a file that is like none of theirs is passed over. A folder may be a generator's
/// without any file of settings. Parts of a configuration are joined to it. Where it names no
/// address, or only a placeholder, that of a file CNAME holds (GitHub Pages). Fails, as a usage
/// error, on a site's file that is broken, a link, or more than a megabyte: feeds without its
/// addresses would take the place of good ones.
[[nodiscard]] Result<std::optional<FoundSite>> find_site(FileReader& files,
                                                         const std::string& start);

}  // namespace feedgen
