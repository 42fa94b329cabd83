// Articles that were read get their ids from the ledger, together with all others that lose or win
// one by that.
#pragma once

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "ids/ledger.h"
#include "ids/read_articles.h"
#include "scan/run.h"

namespace feedgen {

/// An article that stands in a feed which is published now.
struct PublishedArticle {
  std::string id;
  std::string path;  ///< of its file, from the state's home
  std::string title;
  Instant published{};
  Fingerprint fingerprint;
  bool is_newer = false;  ///< the file has changed since its id was assigned
};

struct AssignedIds {
  std::vector<LedgerRow> changed_rows;  ///< of articles that were moved, rewritten or are gone
  /// Articles whose ids can't be decided in this run: each may be the one of a row whose own file
  /// can't be read now. No feed can show them.
  std::set<std::int64_t> undecided;
};

/// Reads a file that is known and was not read in this run; nullopt: it is gone.
using ReadKnown = std::function<std::optional<ReadArticle>(const KnownArticle& known, Run& run)>;

/// Writes the ids of articles to the index, and to the report which articles share one and which
/// are undecided. Nothing is written to the ledger.
[[nodiscard]] AssignedIds assign_ids(ReadArticles articles, Run& run, const ReadKnown& read_known);

/// A trial without the site's address binds no id.
enum class IdBinding { kBinds, kTrial };

/// Writes to the ledger what earlier runs did not know. To be called before the feeds are replaced.
void record_ids(const AssignedIds& ids, const std::vector<PublishedArticle>& published,
                IdBinding binding, Session& session);

/// Whether an article that was published before has its file at `path` (from the state's home) or
/// below it.
bool has_published_below(const std::string& path, Session& session);

}  // namespace feedgen
