// What the commands found, as one JSON object, for --json. Its shape is a contract: docs/report.md.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/message_list.h"
#include "feed/feed_links.h"
#include "ids/ledger_row.h"
#include "ping.h"
#include "value/report.h"

namespace feedgen {

std::string json_report(const Report& report);

/// What `feedgen init` wrote and guessed.
std::string json_report(const std::string& written, const Diagnostics& notes);

/// What `feedgen ping` did, or, if `is_dry_run`, what it would do.
std::string json_report(const PingReport& report, bool is_dry_run);

/// What `feedgen list --problems` found.
std::string json_problems(const std::vector<ListedMessage>& problems);

/// A run that did nothing: `{"error": …}`.
std::string json_report(const Error& error);

/// A category, or the site, and where its feeds are.
struct FeedListing {
  GroupKey group;
  std::size_t articles = 0;
  /// Or paths below the output folder, where no address is known.
  std::vector<std::string> addresses;
  /// The documents of its archive that were published, and where the newest is.
  std::size_t documents = 0;
  std::vector<std::string> newest_documents;
};

/// What `feedgen list` knows.
std::string json_feeds(const std::vector<FeedListing>& feeds);
std::string json_links(const std::vector<FeedLink>& links);
/// The ledger of an edition; empty: of the main one.
struct EditionIds {
  std::string edition;
  std::vector<LedgerRow> rows;
};
std::string json_ids(const std::vector<EditionIds>& editions);

}  // namespace feedgen
