// Files that are named as all that may have changed, by git or by the system: what they are now.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "scan/changed_files.h"
#include "scan/run.h"

namespace feedgen {

/// Digest of what decides which files are looked at, beside the rules by which they are read; and
/// whether links led to articles. Facts of the index.
inline constexpr std::string_view kLeftOutFact = "left out";
inline constexpr std::string_view kFollowedLinksFact = "followed links";
std::int64_t left_out_digest(const WalkRequest& request);

/// Why all files have to be looked at, whichever are named; empty: those that are named may be
/// enough.
std::string reason_to_look_at_all(const WalkRequest& request, Index& index);

class NamedFiles {
 public:
  /// The arguments outlive this.
  NamedFiles(const ArticleFolders& folders, const WalkRequest& request, FileSystem& files);

  /// Takes the file or the missing file at an absolute path without links. Returns why all files
  /// have to be looked at; empty: they need not.
  std::string look_at(const std::string& real);

  /// Of the files taken so far.
  FileChanges changes() const;

 private:
  const ArticleFolders& folders_;
  const WalkRequest& request_;
  FileSystem& files_;
  std::vector<std::string> outputs_;  // real, with a slash; those that are there
  std::map<std::pair<std::size_t, std::string>, std::vector<std::string>> groups_;
  std::vector<ArticleKey> removed_;
};

}  // namespace feedgen
