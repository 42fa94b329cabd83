// Lists the folders of articles: the files that may hold articles, folder by folder.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "scan/article_folders.h"
#include "scan/other_formats.h"
#include "system/file_system.h"
#include "value/diagnostic.h"

namespace feedgen {

struct WalkRequest {
  std::vector<std::string> exclude;  ///< globs
  std::vector<std::string> outputs;  ///< the folders that feeds go to: not read
  unsigned jobs = 1;                 ///< threads
};

/// Of one folder, all that may be articles.
struct FoundFolder {
  std::size_t root = 0;       ///< of the ArticleFolders
  std::string path;           ///< below the root
  bool by_links = false;      ///< files that only links lead to, which make a group of their own
  std::uint64_t section = 0;  ///< section_digest() of the files
  std::vector<FolderEntry> files;  ///< sorted by name (bytes)
};

/// A folder that can't be listed, or a file in one that can't be looked at: what is there, and
/// below it, is not known.
struct UnreadablePlace {
  std::size_t root = 0;  ///< of the ArticleFolders
  std::string path;      ///< below the root
  bool is_link = false;  ///< its target may be no article
  Message message;
};

struct WalkResult {
  std::vector<UnreadablePlace> unreadable;
  Diagnostics diagnostics;  ///< links that lead nowhere or elsewhere
  bool followed_links = false;
  FormatCounts passed_over{};  ///< files that would be articles if their format were known
};

/// Is called once for each folder, in any order and from several threads; each file stands in one
/// of them. Folders without articles are left out.
using FolderVisitor = std::function<void(FoundFolder folder)>;

/// Finds `.md .markdown .mkd .mdown .mkdown .mkdn .mdwn .mdx .html .htm .txt` (letters' case aside)
/// at any depth. Leaves out names
/// that begin with a dot, `_drafts` (unless drafts are shown), `node_modules`, the folders of
/// feeds, what `exclude` matches, and what the site's generator takes for no article. Follows links
/// to what lies below the same folders, each target once, and warns of links that lead out of them.
/// Fails when one of the folders that were named can't be listed: feeds without its articles would
/// take the place of good ones.
[[nodiscard]] Result<WalkResult> walk(FileSystem& files, const ArticleFolders& folders,
                                      const WalkRequest& request, const FolderVisitor& visit);

/// Whether a file of that name may be an article.
bool has_article_extension(std::string_view name);

/// Whether one of the places is at `path` below that root, or a folder on the way to it.
bool is_unreadable(const std::vector<UnreadablePlace>& places, std::size_t root,
                   std::string_view path);

/// Whether the rules above leave out the file at `path` below its folder, or a folder on the way.
bool is_left_out(std::string_view path, const std::vector<std::string>& exclude,
                 const Settings& settings);

}  // namespace feedgen
