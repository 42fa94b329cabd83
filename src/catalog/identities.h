// The ledger at work in one run: what is recorded is read, today's articles get their ids, and what
// is new is recorded before it is published.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "catalog/ledger.h"
#include "catalog/ledger_store.h"
#include "state/state.h"
#include "system/file_system.h"
#include "system/git.h"
#include "value/diagnostic.h"
#include "value/source_file.h"

namespace feedgen {

/// A file that was found, whether an article came of it or not.
struct FoundFile {
  const SourceFile* source = nullptr;
  Fingerprint fingerprint;  ///< unknown where it could not be read
};

class Identities {
 public:
  /// Opens the state and reads what is recorded, there and in `ids.tsv` beside it. The references
  /// outlive this.
  Identities(FileSystem& files, Git& git, const StateRequest& request, Diagnostics& diagnostics);

  /// `roots` are the folders and files that were searched, `articles` those of `found` that may be
  /// shown; they stay where they are as long as this does. Returns what two articles claim.
  std::vector<SharedId> give(const std::vector<std::string>& roots,
                             const std::vector<FoundFile>& found, std::span<Article> articles);

  /// Has the ids of published articles on the disk. Does nothing in a dry run.
  void record(const Ledger::IsPublished& is_published);

  /// All that is known, with what record() would add.
  std::vector<LedgerRow> rows(const Ledger::IsPublished& is_published) const {
    return ledger_.rows(is_published);
  }

 private:
  void import_ids();
  std::string from_home(const std::string& absolute) const;
  std::string prefix_of(const SourceFile& source);
  void add_scope(const std::string& root);
  bool is_in_scope(const std::string& path) const;
  bool is_gone(const std::string& path);
  std::vector<Rename> renames();
  const std::vector<Repository>& repositories();

  FileSystem& files_;
  Git& git_;
  StateRequest request_;
  Diagnostics& diagnostics_;
  State state_;
  std::string home_;  // without links
  Ledger ledger_;
  Heads heads_;
  std::vector<std::string> scopes_;   // paths from home: folders and files that are searched
  std::vector<std::string> folders_;  // the same, absolute, and files' folders in their place
  std::map<std::string, std::string> prefixes_;  // of `shown` without `path`, to that from home
  const std::vector<FoundFile>* found_ = nullptr;
  std::vector<Sighting> sightings_;
  std::optional<std::vector<Repository>> repositories_;
};

}  // namespace feedgen
