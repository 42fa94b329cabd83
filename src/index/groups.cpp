#include "index/groups.h"

#include <algorithm>
#include <optional>
#include <unordered_set>

#include "feed/folder_name.h"
#include "index/recorded_groups.h"
#include "text/path_parts.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

// One level below the folder of the parent.
bool is_in_folder_of(const std::string& folder, const Group& parent) {
  return !folder.empty() && folder_of(folder) == parent.folder;
}

}  // namespace

GroupTree::GroupTree(Session& session) : session_(session) {
  next_ = next_group_number(session);
  if (known(kWholeSite) == nullptr) groups_[kWholeSite].number = kWholeSite;
}

// Takes a recorded group over whose parent was read. False: it is damage.
bool GroupTree::take_over(Group group) const {
  const auto refuse = [&](const char* problem) {
    session_.fail({DatabaseFault::kDamaged, problem});
    return false;
  };
  if (group.number == kWholeSite) {
    Group& site = groups_[kWholeSite];
    site.number = kWholeSite;
    site.articles = site.recorded_articles = group.articles;
    return true;
  }
  const auto parent = groups_.find(group.parent);
  const bool is_in_place = group.parent == 0
                               ? group.folder == folder_of_root(group.name)
                               : parent != groups_.end() &&
                                     is_in_folder_of(group.folder, parent->second) &&
                                     is_folder_name_of(last_part(group.folder), group.name);
  if (!is_in_place) return refuse("a group has not the folder of such a group");
  if (!by_name_.try_emplace({group.parent, group.name}, group.number).second) {
    return refuse("two groups have one name");
  }
  groups_[group.number] = std::move(group);
  return true;
}

// Reads the group and those above it.
Group* GroupTree::known(std::int64_t number) const {
  const auto found = groups_.find(number);
  if (found != groups_.end()) return &found->second;
  const auto unsaved = unsaved_.find(number);
  const bool is_gone = unsaved != unsaved_.end() && unsaved->second;
  if (has_all_ || is_gone || number == 0) return nullptr;
  std::vector<Group> above;  // from the group up to one that is known
  for (std::int64_t next = number; next != 0 && !groups_.contains(next);) {
    // feedgen writes parents before their children: other rows are damage.
    const bool is_before = above.empty() || next < above.back().number;
    std::optional<Group> group = is_before ? recorded_group(session_, next) : std::nullopt;
    if (!group) {
      if (!above.empty()) session_.fail({DatabaseFault::kDamaged, "a group has no parent"});
      return nullptr;
    }
    above.push_back(std::move(*group));
    next = next == kWholeSite ? 0 : above.back().parent;
  }
  for (; !above.empty(); above.pop_back()) {
    if (!take_over(std::move(above.back()))) return nullptr;
  }
  return &groups_.at(number);
}

void GroupTree::load_all() const {
  if (has_all_) return;
  has_all_ = true;
  std::unordered_set<std::string> folders;
  for (Group& group : recorded_groups(session_)) {
    const bool has_folder = !is_root(group) && group.number != kWholeSite;
    if (has_folder && !folders.insert(group.folder).second) {
      session_.fail({DatabaseFault::kDamaged, "two groups have one folder"});
    }
    const auto unsaved = unsaved_.find(group.number);
    const bool is_gone = unsaved != unsaved_.end() && unsaved->second;
    if (!is_gone && !groups_.contains(group.number)) take_over(std::move(group));
    if (!session_.failure()) continue;
    by_name_.clear();
    return;
  }
}

const Group& GroupTree::at(std::int64_t number) const {
  static const Group none;  // of a damaged state, which is not used
  const Group* group = known(number);
  return group == nullptr ? none : *group;
}

std::int64_t GroupTree::recorded_child(std::int64_t parent, const std::string& name) const {
  const auto found = by_name_.find(std::pair(parent, name));
  if (found != by_name_.end()) return found->second;
  if (has_all_) return 0;
  const std::int64_t number = recorded_group_number(session_, parent, name);
  return number != 0 && known(number) != nullptr ? number : 0;
}

std::int64_t GroupTree::number_of(const GroupKey& key) const {
  if (key.is_site()) return kWholeSite;
  std::int64_t at = key.family == kCategoryFamily ? kWholeSite : recorded_child(0, key.family);
  for (const std::string& name : key.path) {
    if (at != 0) at = recorded_child(at, name);
  }
  return at;
}

void GroupTree::clear() {
  load_all();
  for (const auto& [number, group] : groups_) {
    if (number != kWholeSite && !is_root(group) && !group.folder.empty()) {
      former_folders_.emplace(key_of(group), group.folder);
    }
  }
  session_.run("DELETE FROM groups");
  groups_.clear();
  groups_[kWholeSite].number = kWholeSite;
  by_name_.clear();
  united_.clear();
  unsaved_.clear();
  next_ = kWholeSite + 1;
  is_reshaped_ = true;
  has_lost_track_ = true;
}

std::int64_t GroupTree::child(std::int64_t parent, const std::string& name) {
  if (const std::int64_t recorded = recorded_child(parent, name); recorded != 0) return recorded;
  by_name_[{parent, name}] = next_;
  Group& group = groups_[next_] = Group{next_, parent, name, {}, 0, 0, true};
  unsaved_[next_] = false;
  is_reshaped_ = true;
  if (!former_folders_.empty() && parent != 0) {
    const auto former = former_folders_.find(key_of(group));
    const bool fits =
        former != former_folders_.end() && is_in_folder_of(former->second, at(parent));
    if (fits) group.folder = former->second;
  }
  return next_++;
}

// The groups below a parent are looked at once, when the first name comes that none of them has.
std::int64_t GroupTree::united_child(std::int64_t parent, const std::string& family,
                                     const std::string& name) {
  const std::int64_t recorded = recorded_child(parent, name);
  const std::string common = recorded == 0 && unite_ ? unite_(family, name) : std::string();
  if (common.empty()) return recorded != 0 ? recorded : child(parent, name);
  const auto [found, is_new] = united_.try_emplace(parent);
  auto& groups = found->second;
  if (is_new) {
    load_all();
    const auto begin = by_name_.lower_bound(std::pair(parent, std::string()));
    for (auto one = begin; one != by_name_.end() && one->first.first == parent; ++one) {
      groups.try_emplace(unite_(family, one->first.second), one->second);
    }
  }
  const auto same = groups.find(common);
  if (same != groups.end() && at(same->second).articles > 0) return same->second;
  return groups[common] = child(parent, name);
}

std::int64_t GroupTree::root_of(const std::string& family) {
  if (family == kSiteFamily || family == kCategoryFamily) return kWholeSite;
  const std::int64_t root = child(0, family);
  groups_[root].folder = folder_of_root(family);
  return root;
}

std::vector<std::int64_t> GroupTree::groups_of(const std::vector<GroupKey>& keys) {
  std::vector<std::int64_t> groups{kWholeSite};
  const auto add = [&](std::int64_t group) {
    if (!is_one_of(group, groups)) groups.push_back(group);
  };
  for (const GroupKey& key : keys) {
    std::int64_t at = root_of(key.family);
    for (const std::string& name : key.path) {
      at = united_child(at, key.family, name);
      if (key.family == kCategoryFamily) add(at);
    }
    add(at);
  }
  return groups;
}

void GroupTree::touch(std::int64_t group, Instant sorted) {
  constexpr std::size_t kMostChanges = 100'000;
  Group* const found = known(group);
  if (found == nullptr) return;
  found->is_touched = true;
  if (has_lost_track_) return;
  changes_.emplace_back(group, sorted);
  if (changes_.size() <= kMostChanges) return;
  has_lost_track_ = true;
  changes_ = {};
}

std::vector<std::int64_t> GroupTree::gone() const {
  std::vector<std::int64_t> groups;
  for (const auto& [number, is_gone] : unsaved_) {
    if (is_gone) groups.push_back(number);
  }
  return groups;
}

void GroupTree::touch_all() {
  load_all();
  for (auto& [number, group] : groups_) group.is_touched = true;
}

void GroupTree::add_article(std::int64_t group, Instant sorted) {
  Group* const found = known(group);
  if (found == nullptr) return session_.fail({DatabaseFault::kDamaged, "an article has no group"});
  ++found->articles;
  unsaved_[group] = false;
  touch(group, sorted);
}

void GroupTree::remove_article(std::int64_t group, Instant sorted) {
  Group* const found = known(group);
  if (found == nullptr || found->articles == 0) {
    return session_.fail({DatabaseFault::kDamaged, "a group has lost its articles"});
  }
  --found->articles;
  unsaved_[group] = false;
  touch(group, sorted);
}

bool GroupTree::has_other_counts() const {
  return is_reshaped_ || std::any_of(unsaved_.begin(), unsaved_.end(), [&](const auto& one) {
           const Group& group = at(one.first);
           return one.second || group.articles != group.recorded_articles;
         });
}

void GroupTree::prune() {
  const bool has_empty = std::any_of(unsaved_.begin(), unsaved_.end(), [&](const auto& one) {
    const Group& group = at(one.first);
    return !one.second && group.articles == 0 && !is_root(group);
  });
  if (!has_empty) return;
  load_all();
  const Children children = this->children();
  // Children before their parents, which stay as long as one of them does.
  std::vector<std::int64_t> numbers;
  for (const auto& [number, group] : groups_) numbers.push_back(number);
  std::sort(numbers.begin(), numbers.end(), std::greater<>());
  std::unordered_map<std::int64_t, std::size_t> left;
  for (const auto& [number, below] : children) left[number] = below.size();
  for (const std::int64_t number : numbers) {
    const Group& group = groups_.at(number);
    if (number == kWholeSite || group.articles > 0 || left[number] > 0) continue;
    by_name_.erase({group.parent, group.name});
    united_.erase(group.parent);
    if (group.parent != 0) --left[group.parent];
    unsaved_[number] = true;
    is_reshaped_ = true;
    groups_.erase(number);
  }
}

GroupTree::Children GroupTree::children() const {
  Children children;
  // Sorted by parent and name, so that children come in the order of their names.
  for (const auto& [key, number] : by_name_) children[key.first].push_back(number);
  return children;
}

void GroupTree::append(std::int64_t number, const Children& children,
                       std::vector<const Group*>& order) const {
  const auto found = children.find(number);
  if (found == children.end()) return;
  for (const std::int64_t one : found->second) {
    const Group& group = at(one);
    if (group.articles > 0) order.push_back(&group);
    append(one, children, order);
  }
}

std::vector<const Group*> GroupTree::in_order() const {
  load_all();
  const Children children = this->children();
  std::vector<const Group*> order{&at(kWholeSite)};
  append(kWholeSite, children, order);
  append(0, children, order);
  return order;
}

std::vector<std::int64_t> GroupTree::touched() const {
  std::vector<std::int64_t> numbers;
  for (const auto& [number, group] : groups_) {
    if (group.is_touched && !is_root(group)) numbers.push_back(number);
  }
  return numbers;
}

GroupKey GroupTree::key_of(const Group& group) const {
  if (group.number == kWholeSite) return {};
  GroupKey key{std::string(kCategoryFamily), {}};
  const Group* at = &group;
  for (; at->number != kWholeSite && !is_root(*at); at = &this->at(at->parent)) {
    key.path.push_back(at->name);
  }
  if (is_root(*at)) key.family = at->name;
  std::reverse(key.path.begin(), key.path.end());
  return key;
}

// Groups that have a folder keep it: the others are named around them.
void GroupTree::name_below(std::int64_t parent, const Children& children,
                           const std::set<std::string>& fixed) {
  const auto found = children.find(parent);
  if (found == children.end()) return;
  const std::string above = at(parent).folder;
  FolderNames names;
  if (above.empty()) {
    for (const std::string& folder : fixed) names.take(folder);
  }
  for (const std::int64_t one : found->second) {
    if (!at(one).folder.empty()) names.take(last_part(at(one).folder));
  }
  for (const std::int64_t one : found->second) {
    Group& group = groups_.at(one);
    if (group.folder.empty()) {
      group.folder = joined_path(above, names.add(group.name));
      group.is_touched = true;
      unsaved_[one] = false;
    }
    name_below(one, children, fixed);
  }
}

void GroupTree::name_folders(const std::set<std::string>& fixed) {
  if (!is_reshaped_) return;
  load_all();
  const Children children = this->children();
  const auto roots = children.find(0);
  if (roots != children.end()) {
    for (const std::int64_t root : roots->second) name_below(root, children, {});
  }
  name_below(kWholeSite, children, fixed);
}

void GroupTree::save() {
  for (const auto& [number, is_gone] : unsaved_) {
    if (is_gone) {
      session_.run(session_.statement("DELETE FROM groups WHERE number = ?").bind(0, number));
      continue;
    }
    const Group& group = groups_.at(number);
    Statement& row = session_.statement(
        "INSERT INTO groups (number, parent, name, folder, articles) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (number) DO UPDATE SET folder = excluded.folder,"
        " articles = excluded.articles");
    row.bind(0, number).bind(1, group.parent).bind(2, group.name).bind(3, group.folder);
    session_.run(row.bind(4, static_cast<std::int64_t>(group.articles)));
  }
  unsaved_.clear();
}

}  // namespace feedgen
