// The rows of all articles: which state each is in, which groups it stands in, and which id it
// claims.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

#include "index/facts.h"
#include "index/groups.h"
#include "index/known_files.h"
#include "index/members.h"
#include "index/problems.h"
#include "value/article_record.h"

namespace feedgen {

/// The id that an earlier run has shown an article with.
struct ShownId {
  std::uint64_t digest = 0;  ///< its claim_of(); 0: no run has shown it
  std::string given;         ///< the id itself, where it does not follow from the file

  bool operator==(const ShownId&) const = default;
};

/// What putting a file's article into the index has changed.
struct PutResult {
  std::int64_t article = 0;
  bool has_other_bytes = false;  ///< than those known; a new file's are other ones too
  bool has_changed = true;       ///< feeds may show something else because of it
  ShownId id_before{};
};

/// Where an article that is shown stands.
struct Standing {
  Instant sorted{};
  std::vector<std::int64_t> groups;
};

class Articles {
 public:
  /// The references outlive this.
  Articles(Session& session, Facts& facts, KnownFiles& files, GroupTree& groups, Members& members,
           Problems& problems, KeptBackArticles& kept_back);

  /// Removes all rows, and remembers only the digests of the files, so that no wrong row survives.
  /// To be called first; every file has to be put again.
  void begin_anew();
  bool is_anew() const { return is_anew_; }

  /// Inserts or updates the rows of a file that was just read.
  PutResult put(const ArticleKey& key, const FileStamp& stamp, std::uint64_t section,
                const ArticleRecord& record);
  /// Removes the rows of a file. The number that its article had; 0: the file is not known.
  std::int64_t remove(const ArticleKey& key);
  /// To be called when all files have been put and removed: writes what was collected.
  void finish();

  /// Marks the article's file to be read by the next run as if its bytes had changed.
  void forget_content(std::int64_t article);

  /// nullopt: the article's id is the one that follows from its file.
  void set_id(std::int64_t article, const std::optional<std::string>& id);
  std::optional<std::string> id_of(std::int64_t article);
  /// The id that it is shown with now.
  ShownId shown_id(std::int64_t article);

  /// nullopt: it is not shown.
  std::optional<Standing> standing(std::int64_t article);

  /// All that are shown, in no particular order.
  std::vector<KnownArticle> shown();
  /// Shown articles whose files claim the id with that digest.
  std::vector<KnownArticle> with_claim(std::uint64_t claim);
  /// Claims of articles that were changed or removed since the opening.
  const std::set<std::uint64_t>& given_up_claims() const { return given_up_claims_; }
  /// Claims that more than one shown article has; to be asked of an index that was filled in this
  /// run.
  std::vector<std::uint64_t> shared_claims();

  std::size_t count(ArticleState state) const {
    return static_cast<std::size_t>(counts_[static_cast<std::size_t>(state)]);
  }
  std::size_t count_all() const;
  /// How many articles say themselves when they were published, in the past or in the future.
  std::size_t count_dated() const;
  /// Whether the article is one of these.
  bool is_dated(std::int64_t article);

  /// Whether feeds may show something else than before.
  bool has_changed() const { return has_changed_; }
  void mark_changed() { has_changed_ = true; }
  /// Whether the index has to be written: for a change, or for other stamps of files whose bytes
  /// are the same. A few files whose stamps were too young to be relied on are read again instead.
  bool is_worth_saving() const;

 private:
  struct Row {
    std::int64_t number = 0;
    ArticleState state = ArticleState::kSkipped;
    Instant sorted{};
    Digest content{};
    std::uint64_t entry_digest = 0;
    std::uint64_t claim = 0;
    ShownId shown;
    std::vector<std::int64_t> groups;
    bool is_undated = false;
  };
  // What was known of an article before begin_anew().
  struct Former {
    std::int64_t number = 0;
    Digest content{};
    std::uint64_t shown = 0;  // ShownId::digest
    bool is_taken = false;
  };

  Former* take_former(std::int64_t number);
  std::optional<Row> row(std::int64_t article);
  void insert(std::int64_t article, std::int64_t folder, const std::string& name,
              const ArticleRecord& record);
  void withdraw(const Row& row);
  void add_to_count(ArticleState state, bool is_undated, std::int64_t by);

  Session& session_;
  Facts& facts_;
  KnownFiles& files_;
  GroupTree& groups_;
  Members& members_;
  Problems& problems_;
  KeptBackArticles& kept_back_;
  std::array<std::int64_t, kArticleStates> counts_{};
  std::int64_t dated_elsewhere_ = 0;  // undated articles with a time from elsewhere: git, a setting
  std::int64_t next_article_ = 1;
  std::set<std::uint64_t> given_up_claims_;
  std::vector<Former> former_;                                // by number
  std::unordered_map<std::int64_t, std::string> former_ids_;  // ShownId::given
  bool is_anew_ = false;
  bool has_changed_ = false;
  bool has_other_stamps_ = false;
  std::size_t new_stamps_ = 0;  // of files that had none to be relied on
};

}  // namespace feedgen
