// What is known of all articles from one run to the next: which files there were, where each
// article stands, and, as an ordered look-up, which are the newest of the site and of every
// category. The cost of a question is that of its answer, whatever the size of the archive.
//
// SQLite stands behind it (docs/state-format.md); nothing in this header says so but the Session.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "index/category_tree.h"
#include "index/members.h"
#include "system/file_system.h"
#include "system/session.h"
#include "value/article_record.h"
#include "value/fingerprint.h"
#include "value/selection.h"

namespace feedgen {

/// A folder of articles, whatever folder feedgen runs in.
struct FolderKey {
  std::string root;  ///< path from the state's home to the folder that was named, "" or "a/b/"
  std::string path;  ///< below it
  bool by_links = false;

  auto operator<=>(const FolderKey&) const = default;
};

/// What is different in a folder from what is known of it.
struct FolderDifference {
  std::vector<std::size_t> changed;  ///< indices of files that are new, or not the ones known
  std::vector<std::string> removed;  ///< names that are no longer there
};

/// Whether files that look as they did are taken for unchanged.
enum class Trust { kStamps, kNothing };

/// What became of a file that was read again.
struct Stored {
  std::int64_t article = 0;
  bool has_other_bytes = false;  ///< than those known; a new file's are other ones too
  bool has_changed = true;       ///< feeds may show something else because of it
};

/// Where an article is that the catalog knows.
struct KnownArticle {
  std::int64_t number = 0;
  FolderKey folder;
  std::string name;

  /// Whether it is at the same place.
  bool operator==(const KnownArticle& other) const {
    return folder == other.folder && name == other.name;
  }
};

/// Why an article was skipped, without its path.
struct KnownProblem {
  std::string root;
  std::string path;  ///< below the root
  Message message;
  bool is_reported = false;  ///< an earlier build has said it in full
};

class Catalog {
 public:
  explicit Catalog(Session& session);

  bool is_empty() const { return is_bulk_; }

  /// Forgets all but which files there were and which bytes they had, to be found out again: a
  /// wrong row, from wherever it came, is gone then. To be called before all else; every file is
  /// put anew.
  void begin_anew();
  bool is_anew() const { return is_anew_; }

  /// Whether it knows any file below `root`, as FolderKey has it.
  bool has_files_of(const std::string& root);

  /// May be called from several threads. `files` are sorted by name.
  FolderDifference compare(const FolderKey& folder, const std::vector<FolderEntry>& files,
                           std::uint64_t section, Trust trust);

  /// To be called before the folders are compared.
  void begin_visits() { visited_.clear(); }

  /// Files of folders that compare() was not called for, all of them gone or out of reach.
  std::vector<KnownArticle> unvisited();

  /// Has a file be known as it was read just now.
  Stored put(const FolderKey& folder, const std::string& name, const FileStamp& stamp,
             std::uint64_t section, const ArticleRecord& record);
  /// The number that the article had; 0: it is not known.
  std::int64_t remove(const FolderKey& folder, const std::string& name);

  /// Articles that the clock shows or hides, though their files are as they were.
  std::vector<KnownArticle> moved_by_clock(Instant now, bool waits);

  /// Claims that articles have given up since the catalog was opened.
  const std::set<std::uint64_t>& given_up_claims() const { return given_up_claims_; }
  /// Claims that more than one shown article has; of a catalog that was filled in this run.
  std::vector<std::uint64_t> shared_claims();
  std::vector<KnownArticle> with_claim(std::uint64_t claim);
  /// Has the file be read by the next run, whatever it looks like.
  void distrust(std::int64_t article);
  /// Has the next run take the file for one with other bytes, too.
  void forget_content(std::int64_t article);

  /// Nothing: the one that it claims.
  void set_id(std::int64_t article, const std::optional<std::string>& id);

  std::optional<std::string> id_of(std::int64_t article);

  /// The newest `limit` articles (0: all), newest first, ties by path.
  Selection select(const Category& category, std::size_t limit);

  /// To be called when all has been put and removed.
  void finish();

  /// All shown articles, in no particular order.
  std::vector<KnownArticle> shown();
  std::optional<KnownArticle> find(const FolderKey& folder, const std::string& name);

  /// What is wrong with skipped articles.
  std::vector<KnownProblem> problems();
  /// Records that the problems known now are said in full by this run.
  void set_problems_reported();

  CategoryTree& categories() { return categories_; }
  const CategoryTree& categories() const { return categories_; }
  std::size_t count(ArticleState state) const {
    return static_cast<std::size_t>(counts_[static_cast<std::size_t>(state)]);
  }
  std::size_t files() const;
  /// Whether feeds may show something else than before.
  bool has_changed() const { return has_changed_; }
  void note_change() { has_changed_ = true; }
  /// Whether there is something worth writing: a change, or other stamps of files that say what
  /// they did. A few that were only too young to be trusted can be looked at once more instead.
  bool is_worth_saving() const { return has_changed_ || has_other_facts_ || settled_ > 64; }

  /// Single facts about the whole, by name; 0 where there is none.
  std::int64_t fact(std::string_view name);
  void set_fact(std::string_view name, std::int64_t value);

 private:
  struct Row {
    std::int64_t number = 0;
    ArticleState state = ArticleState::kSkipped;
    Instant sorted{};
    Digest content{};
    std::uint64_t facts = 0;
    std::uint64_t claim = 0;
    std::vector<std::int64_t> categories;
  };

  // What was known of an article before begin_anew().
  struct Former {
    std::int64_t number = 0;
    Digest content{};
    bool is_taken = false;
  };
  Former* take_former(std::int64_t number);
  std::int64_t next_number(const char* sql, const char* table);
  std::int64_t count_fact(std::string_view name);
  std::int64_t folder_number(const FolderKey& folder);
  std::int64_t known_folder(const FolderKey& folder);
  struct KnownFile {
    std::int64_t article = 0;
    bool was_settled = true;
  };
  std::optional<KnownFile> file_at(std::int64_t folder, std::string_view name);
  std::optional<Row> row(std::int64_t article);
  enum class Reported { kNo, kYes };
  Reported reported(std::int64_t article);
  void withdraw(const Row& row);
  void enter(std::int64_t article, std::int64_t folder, const std::string& name,
             const ArticleRecord& record);
  void write_problem(std::int64_t article, const Message& problem, Reported reported);
  void write_file(std::int64_t folder, const std::string& name, const FileStamp& stamp,
                  std::uint64_t section, std::int64_t article);
  void count_change(ArticleState state, std::int64_t by);
  void add_known(Statement& rows, std::vector<KnownArticle>& found);

  Session& session_;
  CategoryTree categories_;
  Members members_;
  std::mutex mutex_;  // of compare()
  std::set<std::int64_t> visited_;
  std::pair<FolderKey, std::int64_t> last_folder_;
  std::array<std::int64_t, kArticleStates> counts_{};
  std::int64_t next_article_ = 1;
  std::int64_t next_folder_ = 1;
  std::set<std::uint64_t> given_up_claims_;
  bool is_bulk_ = false;
  bool is_anew_ = false;
  std::vector<Former> former_;  // by number
  bool has_changed_ = false;
  bool has_other_facts_ = false;
  std::size_t settled_ = 0;
};

}  // namespace feedgen
