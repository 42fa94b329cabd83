// What the system has told a process that builds again and again of changes in the folders of
// articles.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace feedgen {

struct WatchedChanges {
  std::int64_t mark = 0;    ///< of this run, a random number that the index records
  std::int64_t before = 0;  ///< of the run since which changes are told; 0: there was none
  /// Absolute paths without links, of files that were made, changed or removed; nullopt: others
  /// may have changed, too.
  std::optional<std::vector<std::string>> files;
};

}  // namespace feedgen
