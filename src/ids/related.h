// Which rows of the ledger, and which other articles, may change the ids of the articles that were
// read.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "ids/assign_ids.h"

namespace feedgen {

/// Starts with the articles that were read, and adds rows and articles until none has anything in
/// common with those that are left out.
class Related {
 public:
  /// The references outlive this.
  Related(ReadArticles read, Run& run, const ReadKnown& read_known);

  /// In the order of their paths below their folders, then of the folders.
  std::vector<ReadArticle> take_articles();
  /// In the order of their ids.
  std::vector<LedgerRow> take_rows();

 private:
  void gather();
  void gather_for(std::size_t article);
  void add_row(LedgerRow row);
  void add_known(const KnownArticle& known);
  void add_with_claim(std::uint64_t claim);
  void add_at(const std::string& path);
  std::optional<KnownArticle> find_known(const std::string& path);

  Run& run_;
  LedgerStore ledger_;
  const ReadKnown& read_known_;
  std::unordered_set<std::string> gone_, imported_;  // paths from the state's home
  std::vector<ReadArticle> articles_;
  std::unordered_set<std::int64_t> numbers_;         // of articles_
  std::unordered_map<std::string, LedgerRow> rows_;  // by id
  // What the ledger and the index were asked for. Thousands of articles may have one date, text or
  // address: each is asked for once.
  std::set<Digest> asked_contents_, asked_bodies_;
  std::set<Instant> asked_dates_;
  std::unordered_set<std::uint64_t> asked_claims_;
};

}  // namespace feedgen
