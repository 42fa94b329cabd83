// A guess at a site's settings, from its generator's configuration or from its folders.
#pragma once

#include <string>

#include "system/file_system.h"
#include "value/diagnostic.h"
#include "value/node.h"
#include "value/result.h"

namespace feedgen {

struct GuessedSettings {
  Node settings;       ///< a map of settings that can all be used
  std::string folder;  ///< where they hold: the site's, else the one that was asked about
  std::string origin;  ///< "_config.yml (Hexo)"; empty: nothing was found
  Diagnostics notes;   ///< what was guessed from what, and what could not be used
};

/// Looks in `folder` and above as find_site() does. Without a generator the folder of articles is
/// the first of `articles`, `posts`, `_posts`, `source/_posts` and `content` that is there.
[[nodiscard]] Result<GuessedSettings> guess_settings(FileReader& files, const std::string& folder);

/// A line of comment and a line of YAML for every setting that there is, in the manual's order;
/// those that `settings` (a map) does not have are examples in comments. `origin` says in the
/// first line where the values came from.
std::string write_settings(const Node& settings, const std::string& origin);

}  // namespace feedgen
