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
  std::string problem;
  std::string remedy;
  std::vector<Fix> fixes;  ///< in bytes of CheckedDocument::text
};

struct CheckedDocument {
  std::string text;  ///< what was judged: the document in UTF-8, without a byte order mark
  FeedKind kind = FeedKind::kUnknown;
  std::size_t entries = 0;
  std::vector<PlacedFinding> findings;  ///< in the order of their places
  std::size_t left_out = 0;             ///< of rules that were broken very often
};

/// `bytes` may be anything.
CheckedDocument check_document(std::string_view bytes, const JudgeRequest& request);

}  // namespace feedgen
