// What `feedgen list` knows, as JSON. Its shape is a contract: docs/report.md.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "ids/ledger_row.h"

namespace feedgen {

/// A group, and where its feeds are.
struct FeedListing {
  GroupKey group;
  std::size_t articles = 0;
  std::vector<std::string>
      addresses;  ///< or paths below the output folder, where no address is known
};

std::string json_feeds(const std::vector<FeedListing>& feeds);
std::string json_ids(const std::vector<LedgerRow>& rows);

}  // namespace feedgen
