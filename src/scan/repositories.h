// The git repositories that the articles lie in, and the commit that each was at when its articles
// were last read.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "scan/article_folders.h"
#include "system/session.h"
#include "system/world.h"

namespace feedgen {

/// Which files git says were renamed; paths from the state's home.
struct Renames {
  enum class Answer {
    kWhole,
    kPart,      ///< of a repository git can't say it: it is gone, or declines
    kBrokenOff  ///< git was killed, or took too long: the next run may know
  };
  std::vector<Rename> found;
  Answer answer = Answer::kWhole;
};

class Repositories {
 public:
  /// The references outlive this.
  Repositories(Session& session, const World& world, const ArticleFolders& folders);

  /// Those of all folders, each once. git is asked when this is called first.
  const std::vector<Repository>& all();
  /// nullopt: none is recorded.
  std::optional<std::string> recorded_head(const Repository& repository) const;
  /// Since the recorded commits.
  Renames renames();

  /// Makes record_heads() do nothing: some articles could not be read at these commits.
  void keep_recorded_heads() { keeps_heads_ = true; }
  void record_heads();

 private:
  void note_unfound(const std::string& folder);
  std::vector<std::string> heads_of_ledger(const Repository& repository) const;

  Session& session_;
  const World& world_;
  const ArticleFolders& folders_;
  using Heads = std::map<std::string, std::string>;  // by path from the state's home
  Heads recorded(const char* sql, const char* table);

  Heads heads_;
  Heads shared_heads_;  // at which another builder has last written the ledger
  std::optional<std::vector<Repository>> all_;
  bool keeps_heads_ = false;
  bool misses_one_ = false;  // with a recorded commit: it is there, and git does not find it
};

}  // namespace feedgen
