// What is published now is compared with what was published before: what readers, who keep what
// they have seen, make of the difference.
#pragma once

#include <string>
#include <vector>

#include "check/check.h"
#include "check/outline.h"

namespace feedgen {

struct ComparedEditions {
  std::vector<PlacedFinding> findings;  ///< in no particular order
  std::size_t left_out = 0;             ///< of rules that were broken very often
};

/// Both are of the same feed. The findings are of the document `name`, which has the outline `now`.
ComparedEditions compare_editions(const FeedOutline& old, const FeedOutline& now,
                                  const std::string& name);

/// Of a feed that was there before, and whose file `name` is there no more.
PlacedFinding gone_feed(const std::string& name);

}  // namespace feedgen
