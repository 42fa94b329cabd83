// The folder of a state: is made where it is missing, and goes again if the run turns out to be a
// mistake. Knows nothing of the database in it.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "system/file_system.h"
#include "value/diagnostic.h"
#include "value/state_request.h"

namespace feedgen {

class StateFolder {
 public:
  /// `files` outlives this.
  explicit StateFolder(FileSystem& files) : files_(files) {}

  /// Whether there is a folder at `path`, which is made first, with a .gitignore, where `mode`
  /// allows it. Warns at `shown`, the path as the user would write it, if the folder can't be used.
  /// An error means that it is not known what is there.
  [[nodiscard]] Result<bool> prepare(const std::string& path, const std::string& shown,
                                     StateMode mode, Diagnostics& diagnostics);

  /// Removes these files of the folder that was prepared last, and what prepare() has made. A
  /// folder that holds something else stays, with its .gitignore.
  void take_back(std::initializer_list<std::string_view> files);

 private:
  void make_ignore(const std::string& folder);

  FileSystem& files_;
  std::string folder_;
  std::vector<std::string> made_;     // folders, the outermost first
  std::vector<std::string> ignores_;  // the files .gitignore in them
};

}  // namespace feedgen
