// Digests of what decides how articles are read and how feeds are made. What was made by other
// rules has to be made again.
#pragma once

#include <cstdint>

#include "scan/article_folders.h"
#include "value/build_request.h"

namespace feedgen {

struct Rules {
  std::uint64_t reading = 0;  ///< settings, program, time zones, folders of articles
  std::uint64_t feeds = 0;    ///< settings and program
};

Rules rules_of(const BuildRequest& request, const ArticleFolders& folders, FileSystem& files);

}  // namespace feedgen
