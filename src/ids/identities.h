// The ledger at work in one run: articles that have changed get their ids, together with all others
// that have anything to do with them, and what is new is recorded before it is published.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "ids/ledger.h"
#include "ids/ledger_store.h"
#include "index/catalog.h"
#include "system/file_system.h"
#include "system/git.h"
#include "value/diagnostic.h"

namespace feedgen {

/// A file that was read in this run.
struct ReadFile {
  std::int64_t article = 0;  ///< in the catalog
  FolderKey folder;
  std::string name;
  std::string shown;  ///< as messages name it
  FileStamp stamp;
  Fingerprint fingerprint;
  std::unique_ptr<Article> shown_article;  ///< null where no feed may show it now
  bool has_other_bytes = true;             ///< than an earlier run saw there
  bool is_unreadable = false;              ///< it is there, but what it holds is not known

  std::string below_root() const;
  std::string path() const;  ///< from the state's home
};

/// An article that stands in a feed which is published now.
struct PublishedArticle {
  std::string id;
  std::string path;  ///< of its file, from the state's home
  std::string title;
  Instant published{};
  Fingerprint fingerprint;
  bool is_newer = false;  ///< the file has changed since it was noted
};

/// An article whose id can't be decided in this run: it may be the one of a row whose file can't be
/// read now.
struct Undecided {
  std::int64_t article = 0;  ///< in the catalog
  std::string shown;         ///< its file, as messages name it
  std::string row_path;      ///< the row's file, from the state's home
};

class Identities {
 public:
  /// `roots` are the folders and files that are searched, as the user named them. Reads `ids.tsv`
  /// beside the state, if it is another one than the last time; fails where it can't be read, or
  /// where a folder is can't be known. The references outlive this.
  [[nodiscard]] static Result<std::unique_ptr<Identities>> open(
      FileSystem& files, Git& git, Session& session, Catalog& catalog, std::string home,
      const std::vector<std::string>& roots, Diagnostics& diagnostics);

  std::string from_home(const std::string& absolute) const;
  std::string to_home(const std::string& relative) const;
  /// Paths from home of the folders and files that are searched.
  const std::vector<std::string>& scopes() const { return scopes_; }
  /// Whether a path from home is one of these, or lies in one.
  bool is_in_scope(const std::string& path) const;
  /// "articles/", or nothing for the home itself.
  std::string prefix_of(const std::string& absolute) const;

  /// To be told of every file that the run finds gone, before it is told of those that it reads.
  void note_gone(const std::string& path) { gone_.insert(path); }

  /// Has every file be taken that is noted: articles move while they are looked at, so that more
  /// may turn out to be gone.
  void expect_moves() { keeps_newcomers_ = true; }

  /// Has files that are missing be taken for unknown: they may lie in what can't be read.
  void doubt_what_is_missing() { doubts_missing_ = true; }

  /// Has what is new wait: git broke off when it was asked what was renamed.
  void await_git() { awaits_git_ = true; }

  /// Has the rows of articles that can't be read, and git's part of what is known, stay as they are
  /// recorded.
  void keep_heads() { keeps_heads_ = true; }

  /// Takes a file if the ledger may have something to say of it.
  void note(ReadFile file);

  /// Gives the articles that were noted their ids, and others that lose or win one by that.
  /// `read` reads a file that is known and has not been read in this run.
  using Reader = std::function<std::optional<ReadFile>(const KnownArticle&)>;
  std::vector<SharedId> give(const Reader& read);

  /// Of the articles that were given ids, those whose ids mean nothing. Feeds can't show them.
  const std::vector<Undecided>& undecided() const { return undecided_; }

  /// Whether an article that was published before has its file at `path` (from the state's home) or
  /// below it.
  bool has_published_below(const std::string& path);

  /// Writes what the ledger remembers from now on.
  void record(const std::vector<PublishedArticle>& published);

  /// All that is recorded.
  std::vector<LedgerRow> rows() { return store_.all(); }

  /// After give(): git was to say which files were renamed, and broke off. What is missing may be
  /// what is new then, and the next run may know.
  bool awaits_git() const { return awaits_git_; }

  const std::vector<Repository>& repositories();
  std::optional<std::string> recorded_head(const Repository& repository);

 private:
  Identities(FileSystem& files, Git& git, Session& session, Catalog& catalog,
             std::string given_home, std::string home, Diagnostics& diagnostics);

  Result<void> import_ids();
  Result<void> add_scope(const std::string& root);
  Presence presence_of(const std::string& path);
  bool is_of_interest(const ReadFile& file);
  void gather(const Reader& read);
  void gather_related(std::size_t file, const Reader& read);
  void add_row(LedgerRow row, const Reader& read);
  void add_known(const KnownArticle& known, const Reader& read);
  void add_at(const std::string& path, const Reader& read);
  std::optional<KnownArticle> find_known(const std::string& path);
  std::vector<Rename> renames();
  void note_unfound(const std::string& folder);
  void save_ids();

  FileSystem& files_;
  Git& git_;
  Session& session_;
  Catalog& catalog_;
  LedgerStore store_;
  std::string given_home_;
  std::string home_;  // without links
  Diagnostics& diagnostics_;
  Heads heads_;
  std::vector<std::string> scopes_;
  std::vector<std::string> folders_;  // the same, absolute, and files' folders in their place
  std::unordered_set<std::string> gone_;
  std::unordered_set<std::string> imported_;  // paths of rows that were read from ids.tsv
  std::vector<ReadFile> read_;
  std::unordered_map<std::int64_t, std::size_t> by_article_;  // of read_
  std::unordered_map<std::string, LedgerRow> related_;        // rows by id
  std::set<Digest> asked_contents_, asked_bodies_;            // of which all rows are in related_
  std::set<Instant> asked_dates_;
  std::unordered_set<std::uint64_t> asked_claims_;                // of which all files are in read_
  std::unordered_multimap<std::uint64_t, std::size_t> by_inode_;  // of read_, once it is complete
  std::optional<bool> keeps_newcomers_;
  bool is_ledger_empty_ = false;
  bool keeps_heads_ = false;
  bool doubts_missing_ = false;
  bool misses_repository_ = false;  // one with a recorded commit is there, and git does not find it
  bool awaits_git_ = false;
  Ledger ledger_;
  std::vector<Sighting> sightings_;
  std::vector<Undecided> undecided_;
  std::vector<std::string> claims_;  // of the sightings' articles, before they got their ids
  std::optional<std::vector<Repository>> repositories_;
};

}  // namespace feedgen
