// Which files may hold other articles than when they were last read: by looking at all of them, or
// by git's word.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "ids/identities.h"
#include "index/catalog.h"
#include "scan/scan.h"
#include "system/git.h"

namespace feedgen {

/// Files to be read, by folder: a million of them are not much larger than their names.
class ChangedFiles {
 public:
  struct Folder {
    std::size_t root = 0;  ///< of the ArticleFolders
    FolderKey key;
    std::uint64_t section = 0;
    std::string names;                // one behind the other
    std::vector<std::uint32_t> ends;  // of each
  };
  struct File {
    const Folder* folder = nullptr;
    std::string_view name;

    std::string path() const;  ///< below the root
  };

  /// May be called from several threads; each folder once.
  void add(std::size_t root, FolderKey key, std::uint64_t section,
           const std::vector<std::string_view>& names);

  /// In the order of their paths (bytes), then of their folders; whatever order they were added in.
  /// They point into this.
  std::vector<File> in_order() const;

  /// Whether others are the same files.
  bool operator==(const ChangedFiles& other) const;

 private:
  std::mutex mutex_;
  std::vector<Folder> folders_;
};

struct Changes {
  ChangedFiles files;
  std::vector<KnownArticle> removed;     ///< in order
  std::vector<KnownArticle> unreadable;  ///< they may be there, or changed: they stay as recorded
  ScanResult scan;                       ///< what there is to tell of the folders
  Diagnostics notes;
};

/// The fact of the catalog that counts what the last run could not read.
inline constexpr std::string_view kUnreadFact = "unread";

/// A digest of a section's name; 0: none.
std::uint64_t section_digest(const std::string& section);

/// Looks at every file. What lies at or below a place that can't be read is neither changed nor
/// removed. `prefixes`: for each folder of articles its path from the state's home.
[[nodiscard]] Result<void> find_changes(FileSystem& files, const ArticleFolders& folders,
                                        const std::vector<std::string>& prefixes,
                                        const ScanRequest& request, Trust trust, Catalog& catalog,
                                        Changes& changes);

/// The same, until two lists in a row agree, if files are missing: what is missing in one may have
/// come to another place while folder after folder was listed. After some it takes the last.
[[nodiscard]] Result<std::unique_ptr<Changes>> find_settled_changes(
    FileSystem& files, const ArticleFolders& folders, const std::vector<std::string>& prefixes,
    const ScanRequest& request, Trust trust, Catalog& catalog);

/// Looks at those that differ between the commit `revision`, or the commit at which the catalog was
/// written, and HEAD, as they are in the work tree. Nothing is done, and the answer is false, where
/// git alone can't tell: then all have to be looked at. Fails, as a usage error, where `revision`
/// names no commit.
[[nodiscard]] Result<bool> find_changes_since(const std::string& revision, FileSystem& files,
                                              Git& git, const ArticleFolders& folders,
                                              const std::vector<std::string>& prefixes,
                                              const ScanRequest& request, Catalog& catalog,
                                              Identities& identities, Changes& changes);

}  // namespace feedgen
