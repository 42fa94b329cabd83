// The groups of all articles that are shown, as a tree: how many articles each has, which folder
// its feeds are in, and which hold articles that have changed. Categories are below the site; every
// other family has a root of its own, which has no feeds. There may be many: single groups are read
// when they are asked for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "system/session.h"
#include "time/instant.h"
#include "value/group.h"

namespace feedgen {

struct Group {
  std::int64_t number = 0;
  std::int64_t parent = 0;  ///< 0: the site, and the root of a family
  std::string name;         ///< of a root: the family's word
  std::string folder;  ///< below the output folder, with '/'; empty for the site, and until it is
                       ///< named
  std::size_t articles = 0;
  std::size_t recorded_articles = 0;  ///< before this run
  bool is_touched = false;
};

/// The whole site, of which all categories are a part.
inline constexpr std::int64_t kWholeSite = 1;

class GroupTree {
 public:
  /// Of the recorded tree.
  explicit GroupTree(Session& session);

  /// What names of a family have in common that are those of one group; empty: each name has one.
  using Unite = std::function<std::string(const std::string& family, const std::string& name)>;
  /// From now on a new name joins the group that has articles and whose name it has that in common
  /// with. The group is called as it was called first.
  void unite_by(Unite unite) { unite_ = std::move(unite); }

  /// Forgets all groups, in the database too; but a group that comes again gets its folder again.
  void clear();

  /// The site and the groups, each once; new ones are added. A category is in the categories above
  /// it too.
  std::vector<std::int64_t> groups_of(const std::vector<GroupKey>& keys);

  /// Counts an article in or out, and touches the group. `sorted`: where the article stands in it.
  void add_article(std::int64_t group, Instant sorted);
  void remove_article(std::int64_t group, Instant sorted);
  void touch(std::int64_t group, Instant sorted);
  void touch_all();

  /// Where groups were touched, as long as these are not too many to be remembered.
  using Place = std::pair<std::int64_t, Instant>;
  const std::vector<Place>& changes() const { return changes_; }
  bool has_lost_track() const { return has_lost_track_; }

  /// Whether groups have come or gone.
  bool is_reshaped() const { return is_reshaped_; }
  /// The same, or whether one has more or fewer articles than before.
  bool has_other_counts() const;

  /// Groups that were removed.
  std::vector<std::int64_t> gone() const;

  /// Removes groups without articles. To be called when all articles were added and removed.
  void prune();

  /// The site, all categories, then the other families by their words; in a family in the order of
  /// paths (bytes), parents before their children. Groups without articles are left out, but for
  /// the site.
  std::vector<const Group*> in_order() const;
  /// Numbers of those that were touched, in no particular order.
  std::vector<std::int64_t> touched() const;

  /// The group with that number, which is recorded or was added; another number gets a group
  /// without one.
  const Group& at(std::int64_t number) const;
  GroupKey key_of(const Group& group) const;
  /// 0: there is none.
  std::int64_t number_of(const GroupKey& key) const;

  /// Gives every group that has no folder yet one, and never moves another. `fixed` are folders of
  /// the output that other things lie in.
  void name_folders(const std::set<std::string>& fixed);

  /// Writes the changes to the database.
  void save();

 private:
  using Children = std::unordered_map<std::int64_t, std::vector<std::int64_t>>;

  Group* known(std::int64_t number) const;
  bool take_over(Group group) const;
  void load_all() const;
  std::int64_t recorded_child(std::int64_t parent, const std::string& name) const;
  std::int64_t child(std::int64_t parent, const std::string& name);
  std::int64_t united_child(std::int64_t parent, const std::string& family,
                            const std::string& name);
  std::int64_t root_of(const std::string& family);
  Children children() const;
  void name_below(std::int64_t parent, const Children& children,
                  const std::set<std::string>& fixed);
  void append(std::int64_t number, const Children& children,
              std::vector<const Group*>& order) const;

  Session& session_;
  // What was read until now.
  mutable std::unordered_map<std::int64_t, Group> groups_;
  mutable std::map<std::pair<std::int64_t, std::string>, std::int64_t, std::less<>> by_name_;
  mutable bool has_all_ = false;
  Unite unite_;
  std::map<std::int64_t, std::unordered_map<std::string, std::int64_t>> united_;  // by parents
  std::map<GroupKey, std::string> former_folders_;  // of groups that clear() has forgotten
  std::map<std::int64_t, bool> unsaved_;            // true: its row is to be removed
  std::int64_t next_ = kWholeSite + 1;
  bool is_reshaped_ = false;  // groups were added or removed
  std::vector<Place> changes_;
  bool has_lost_track_ = false;
};

}  // namespace feedgen
