// The git repositories that the articles lie in, and the commit that each was at when its articles
// were last read.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "scan/article_folders.h"
#include "system/git.h"
#include "system/session.h"

namespace feedgen {

class Repositories {
 public:
  /// The references outlive this.
  Repositories(Session& session, Git& git, const ArticleFolders& folders);

  /// Those of all folders, each once. git is asked when this is called first.
  const std::vector<Repository>& all();
  /// nullopt: none is recorded.
  std::optional<std::string> recorded_head(const Repository& repository) const;
  /// Renames since the recorded commits; paths from the state's home.
  std::vector<Rename> renames();

  /// Has record_heads() do nothing: some articles could not be read at these commits.
  void keep_recorded_heads() { keeps_heads_ = true; }
  void record_heads();

 private:
  Session& session_;
  Git& git_;
  const ArticleFolders& folders_;
  std::map<std::string, std::string> heads_;  // by path from the state's home
  std::optional<std::vector<Repository>> all_;
  bool keeps_heads_ = false;
};

}  // namespace feedgen
