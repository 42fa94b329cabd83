// A file that was found and may hold an article.
#pragma once

#include <cstdint>
#include <string>

#include "time/instant.h"

namespace feedgen {

struct SourceFile {
  std::string path;   ///< below its folder, with '/', as the file system spells it
  std::string shown;  ///< as the user would write it from where feedgen runs
  Instant modified{};
  std::string site_path = {};  ///< below the folder in which the site's paths begin
  std::string section = {};    ///< that holds it (SiteFolders); empty: none
};

}  // namespace feedgen
