// Which of today's files continues which row of the ledger. Pure.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <string>
#include <vector>

#include "ids/ledger_row.h"
#include "system/git.h"

namespace feedgen {

struct Article;

/// A file that is there now.
struct SeenFile {
  std::string path;  ///< as LedgerRow has it
  Fingerprint fingerprint;
  Article* article = nullptr;  ///< null where no feed may show it now: hidden, not due, broken
  /// Its bytes are not those that an earlier run saw there. Only such a file can hold the article
  /// of another one.
  bool is_changed = true;
  /// The file is there, but its content can't be read now.
  bool is_unreadable = false;
  /// claim_of() the id that an earlier run of this builder has shown its article with; 0: none did.
  std::uint64_t id_before = 0;
};

/// Whether there is a file of some name.
enum class Presence { kThere, kGone, kUnknown };

/// Questions that only the disk and git can answer; asked only where the answer matters.
struct Inquiry {
  std::function<bool(const std::string& path)>
      in_scope;  ///< is searched: a file there would be a SeenFile
  std::function<Presence(const std::string& path)> presence;
  std::function<std::vector<Rename>()> renames;  ///< paths as LedgerRow has them
  bool awaits_renames = false;  ///< git broke off: what is new may be any row that is unknown
};

inline constexpr std::size_t kNoRow = std::numeric_limits<std::size_t>::max();

struct Matches {
  std::vector<std::size_t> row_of;  ///< for each file, or kNoRow
  std::vector<std::size_t> lost;    ///< live rows whose file is gone, and nothing took its place
  /// For each file: a live row whose article it may be, but whose own file can't be read now,
  /// so that nothing is decided; or kNoRow.
  std::vector<std::size_t> rival_of;
  /// Rows with the path that their articles have in another builder's checkout, or that it has
  /// removed: what it has recorded stays.
  std::vector<std::size_t> elsewhere;
};

/// Which row each file continues, in this order:
/// - the row of the id that this builder has shown the file's article with, where another builder
///   has recorded another path for it since: evidence tells it from the row of the file's own path;
/// - contents that moved, even onto names that are taken (names that were swapped, chains);
/// - the same path, however much was rewritten: no other file has a better claim to the row;
/// - for files that are gone and paths that are new, where exactly one fits exactly one: equal
///   bodies, then git's renames, then title and time of publication;
/// - for rows whose file was missed before: the same path, if content, body, time or title are the
///   same too, else it is another article; then as above, but for git.
Matches match(const std::vector<LedgerRow>& rows, const std::vector<SeenFile>& files,
              const Inquiry& inquiry);

}  // namespace feedgen
