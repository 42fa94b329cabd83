// A document, anyone's, is read and judged: bytes become findings with places.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "check/judge.h"
#include "value/result.h"

namespace feedgen {

/// A finding as people see it.
struct PlacedFinding {
  const CheckRule* rule = nullptr;
  Severity severity = Severity::kError;  ///< of the rule, unless a profile has another
  Place place;                           ///< its path is the request's name
  std::size_t offset = 0;                ///< in bytes of CheckedDocument::text
  std::string problem;
  std::string remedy;
  std::vector<Fix> fixes;  ///< in bytes of CheckedDocument::text
  Place article;           ///< of the article that is to be mended; without a path: not known
};

struct CheckedDocument {
  std::string text;  ///< what was judged: the document in UTF-8, without a byte order mark
  FeedKind kind = FeedKind::kUnknown;
  std::size_t entries = 0;
  std::vector<PlacedFinding> findings;  ///< in the order of their places
  std::size_t left_out = 0;             ///< of rules that were broken very often
  FeedOutline outline;                  ///< where the request asks for it
};

/// Lines and columns of offsets that come in their order: one pass over the text finds all.
class PlaceScan {
 public:
  /// `text` outlives the scan.
  explicit PlaceScan(std::string_view text) : text_(text) {}

  Place of(std::size_t offset, const std::string& path);

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  unsigned line_ = 1;
  unsigned column_ = 1;
};

/// `bytes` may be anything.
CheckedDocument check_document(std::string_view bytes, const JudgeRequest& request);

/// Sets OutlinedEntry::place of all entries.
void place_entries(CheckedDocument& checked);

}  // namespace feedgen
