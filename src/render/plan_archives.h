// Which documents the archives of groups have, and which of them have to be made or removed. A
// change in a group costs its own document and a few behind it, however many there are.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "feed/places.h"
#include "index/groups.h"
#include "publish/documents.h"
#include "publish/plan.h"
#include "publish/published_feeds.h"
#include "scan/run.h"

namespace feedgen {

class ArchivePlanner {
 public:
  /// Finds out where the archives of groups may have changed. `names`: last parts of the names of
  /// articles that have changed. The references outlive this.
  ArchivePlanner(const std::set<std::string>& names, const PublishedFeeds& published,
                 const Publisher& publisher, Run& run, Plan& plan);

  /// Whether documents of the group may have to be made or removed.
  bool has_changes(const Group& group) const;

  /// Groups of which has_changes() is true, unless it is of all.
  std::set<std::int64_t> changed_groups() const;

  /// Plans the documents of a group, whose feeds are `feeds` of Plan::feeds, and says where they
  /// lead to. To be called once for each group.
  NewestDocument plan(const Group& group, const GroupRules& rules,
                      std::span<const FeedReport> feeds);

  /// Plans what is left over, and puts the jobs in order. To be called last.
  void finish();

 private:
  struct Share;
  struct Stretch;
  // Where a group's archive may have changed: times by which its articles are sorted.
  struct Changes {
    std::set<Instant> times;
    std::set<Instant> to_remake;  // documents there would have other bytes, though they are made of
                                  // the same articles
  };
  struct Recorded {
    DocumentFile file;
    bool is_sealed = false;
    bool is_claimed = false;
  };

  void find_changed_uses(const std::set<std::string>& names);
  void find_missing();
  void add_recorded(std::vector<RecordedFile> files);
  void add_recorded(std::int64_t group, const Document& document, bool is_sealed);
  void add_recorded_between(const ArchiveChange& change);
  static bool has_files_of(const Document& document, const std::vector<const FeedReport*>& feeds);
  bool is_as_before(Stretch& stretch, const DocumentKey& key, const SelectedArticle& article);
  bool share_out(Stretch& stretch);
  void plan_stretch(Stretch& stretch);
  void add_document(Stretch& stretch, std::size_t number, ArchiveChange& change);
  void drop(std::int64_t group);

  const Publisher& publisher_;
  Run& run_;
  Plan& plan_;
  PublishedDocuments documents_;
  std::map<std::int64_t, Changes> changes_;
  std::unordered_map<std::string, Recorded> recorded_;  // by path: those that may be left over
  std::vector<FeedJob> jobs_;
};

}  // namespace feedgen
