// By which rules articles are read and feeds made: what was made by other ones has to be made anew.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "build_request.h"
#include "system/file_system.h"

namespace feedgen {

struct Rules {
  std::uint64_t reading = 0;  ///< settings, program, time zones, folders of articles
  std::uint64_t feeds = 0;    ///< settings and program
};

/// `prefixes`: paths of the folders of articles, from the state's home.
Rules rules_of(const BuildRequest& request, const std::vector<std::string>& prefixes,
               FileSystem& files);

}  // namespace feedgen
