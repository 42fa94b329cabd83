// An article keeps the id that it was published with: finds which article of today is which row of
// the ledger, and so which id it has. Pure: uses no database, disk or git.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "ids/ledger_match.h"
#include "ids/ledger_row.h"

namespace feedgen {

struct Article;

/// Two articles that claim the same id. The second keeps an id of its own.
struct SharedId {
  std::string id;
  std::string first;   ///< file of the article that keeps it
  std::string second;  ///< file of the one that gets another
};

class Ledger {
 public:
  Ledger() = default;

  /// What earlier runs have recorded. Ids are unique, and so are the paths of live rows: of rows
  /// that break this only the first counts.
  explicit Ledger(std::vector<LedgerRow> rows);

  /// Gives each article its id: the one that its front matter names, the one that it had before, or
  /// the one that it came with, if that is free. No two of them get the same, nor does a newcomer
  /// get the id of an article that is gone. `files` are all files, in the order in which they
  /// win over each other; they and their articles outlive the ledger. To be called once.
  std::vector<SharedId> identify(const std::vector<SeenFile>& files, const Inquiry& inquiry);

  /// After identify(): the row whose article the file may be, but whose own file can't be read
  /// now; null: the id is decided. Of an undecided one nothing is recorded, and its id means
  /// nothing.
  const LedgerRow* rival_of(std::size_t file) const;

  /// What is known after this run, in which `is_published` articles stood in some feed: the rows of
  /// before, then new ones. Before identify(): the rows of before.
  using IsPublished = std::function<bool(const Article&)>;
  std::vector<LedgerRow> rows(const IsPublished& is_published) const;

  /// The rows of before that are other ones now.
  std::vector<LedgerRow> changes() const;

 private:
  enum class Fate { kStays, kGone, kReplaced, kElsewhere };
  using Owners = std::unordered_map<std::string_view, std::size_t>;

  void keep_recorded_ids(Owners& owners);
  void admit_claims(Owners& owners);
  bool takes(std::size_t file, const Owners& owners);
  void give_own_ids(Owners& owners);
  std::vector<SharedId> shared_ids(const Owners& owners) const;
  LedgerRow row_after(std::size_t row) const;

  std::vector<LedgerRow> rows_;
  std::unordered_map<std::string, std::size_t> by_id_;    // all rows
  std::unordered_map<std::string, std::size_t> by_path_;  // live rows
  const std::vector<SeenFile>* files_ = nullptr;
  std::vector<std::size_t> row_of_;    // for each file, or kNoRow
  std::vector<std::size_t> rival_of_;  // for each file, or kNoRow
  std::vector<std::size_t> file_of_;   // for each row, or kNoRow
  std::vector<Fate> fates_;            // for each row
  std::vector<std::string> claims_;    // for each file: the id that its article came with
  std::vector<std::size_t> losers_;    // files whose claim was in vain
};

}  // namespace feedgen
