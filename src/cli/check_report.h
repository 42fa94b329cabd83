// What `feedgen check` found in a document, and the forms in which it is said.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "check/check.h"

namespace feedgen {

struct CheckedFile {
  std::string name;  ///< a path, an address, "-"
  FeedKind kind = FeedKind::kUnknown;
  std::size_t entries = 0;
  std::vector<PlacedFinding> findings;  ///< that were asked for
  std::size_t left_out = 0;             ///< findings of rules that were broken very often
};

/// "rss-2.0", "atom-1.0", "json-feed", "opml", and so on.
std::string_view name_of(FeedKind kind);

std::size_t count(const std::vector<CheckedFile>& files, Severity severity);

/// One JSON object, for --json. Its shape is a contract: docs/report.md.
std::string json_findings(const std::vector<CheckedFile>& files);

}  // namespace feedgen
