// A folder of articles and a ledger, from run to run, without disk, database and git.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "ids/ledger.h"

namespace feedgen {

struct WorldFile {
  std::string title = "Title";
  long long published = 0;
  std::string body = "body";
  std::string given_id;   ///< of the front matter
  std::string permalink;  ///< else the address follows from the path
  bool is_hidden = false;
  bool is_published = true;  ///< stands in some feed, when it is not hidden
};

class LedgerWorld {
 public:
  std::map<std::string, WorldFile> files;
  std::vector<Rename> renames;       ///< what git would say
  std::set<std::string> elsewhere;   ///< prefixes of paths that the run does not look at
  std::set<std::string> unreadable;  ///< paths of files that are there, but can't be read
  std::set<std::string> unknown;     ///< prefixes of paths below which nothing can be looked at
  std::vector<SharedId> shared;      ///< of the last run
  int git_was_asked = 0;             ///< in all runs

  /// An article with texts of its own, all made of `name`.
  void add(const std::string& path, const std::string& name);
  void move(const std::string& from, const std::string& to);

  /// The id of each article that is shown, by path. What is published is recorded.
  std::map<std::string, std::string> run();

  const std::vector<LedgerRow>& rows() const { return rows_; }

 private:
  std::vector<LedgerRow> rows_;
};

}  // namespace feedgen
