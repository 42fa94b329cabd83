// The feeds of one folder that are the same feed in several formats say the same: who subscribes to
// one of them misses nothing that another one has.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "check/check.h"
#include "check/outline.h"

namespace feedgen {

struct ComparedFeed {
  std::string name;  ///< a path
  FeedKind kind = FeedKind::kUnknown;
  const FeedOutline* outline = nullptr;  ///< never null
  std::vector<PlacedFinding> findings;   ///< what the comparison adds
};

/// Compares the feeds of one folder that lead to the same page of their site, and of each format
/// one: those of RSS and JSON Feed with that of Atom, or that of JSON Feed with that of RSS. Where
/// there are several of a format, those are compared whose files have one name but for its ending;
/// `rss`, `atom`, `feed` and `index` count as one name.
void compare_formats(std::span<ComparedFeed> feeds);

}  // namespace feedgen
