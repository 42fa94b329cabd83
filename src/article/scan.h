// Folders become the list of files that may hold articles.
#pragma once

#include <string>
#include <vector>

#include "config/settings.h"
#include "system/file_system.h"
#include "value/diagnostic.h"
#include "value/source_file.h"

namespace feedgen {

struct ScanRequest {
  std::vector<std::string> articles;  ///< folders, or single files, as the user wrote them
  std::vector<std::string> exclude;   ///< globs
  std::string output;                 ///< the folder that feeds go to: not read
  std::string source = {};            ///< real path of the folder in which the site's paths begin
  const Settings* site = nullptr;     ///< tells what is an article; null: feedgen's own rules
};

struct ScanResult {
  std::vector<SourceFile> files;  ///< each file once, sorted by path (bytes), then by folder given
  std::vector<Message> skipped;   ///< folders that can't be read, with all that is in them
  Diagnostics diagnostics;        ///< links that lead nowhere or elsewhere
};

/// Finds `.md .markdown .mkd .html .htm .txt` (letters' case aside) at any depth. Leaves out names
/// that begin with a dot, `_drafts` (unless drafts are shown), `node_modules`, the output folder,
/// what `exclude` matches, and what the site's generator takes for no article.
/// Follows links to what lies below the same folder, each target once, and warns of links that
/// lead out of it. Fails, as a usage error, when one of `articles` does not exist or can't be
/// listed: feeds without its articles would take the place of good ones.
[[nodiscard]] Result<ScanResult> scan(FileSystem& files, const ScanRequest& request);

}  // namespace feedgen
