// What `feedgen check` found in a document, and the forms in which programs read it.
#pragma once

#include <cstddef>
#include <span>
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

/// "error", "warning", "note".
std::string_view word_for(Severity severity);

/// "articles/a.md:12:3".
std::string place_text(const Place& place);

/// Where code hosts show a finding: in the article where it is known, else in the feed.
Place place_in_sources(const CheckedFile& file, const PlacedFinding& finding);

std::size_t count(const std::vector<CheckedFile>& files, Severity severity);

/// What tells a finding from the others of all files, in the order of these: the same in the next
/// run, also where lines have been added above it. 64 hexadecimal digits each.
std::vector<std::string> fingerprints(const std::vector<CheckedFile>& files);

/// Writes all that was found. Its shape is a contract: docs/report.md.
using WriteFindings = std::string (*)(const std::vector<CheckedFile>& files);

std::string json_findings(const std::vector<CheckedFile>& files);
std::string sarif_findings(const std::vector<CheckedFile>& files);   ///< SARIF 2.1.0
std::string junit_findings(const std::vector<CheckedFile>& files);   ///< JUnit's XML
std::string github_findings(const std::vector<CheckedFile>& files);  ///< workflow commands
std::string gitlab_findings(const std::vector<CheckedFile>& files);  ///< code quality

struct CheckOutput {
  std::string_view name;
  WriteFindings write;  ///< null: lines for people
};

/// All forms; the first is what is printed without an option.
std::span<const CheckOutput> check_outputs();

}  // namespace feedgen
