#include "index/groups.h"

#include <algorithm>
#include <unordered_set>

#include "feed/folder_name.h"
#include "state/checked_row.h"
#include "text/path_parts.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

constexpr std::size_t kLongestName = std::size_t{1} << 20U;
constexpr std::int64_t kMostGroups = 0x7FFFFFFF;  // members have four bytes for them

bool is_root(const Group& group) { return group.parent == 0 && group.number != kWholeSite; }

// Families lie in folders that are named like them; feeds with a name beside the categories.
std::string folder_of_root(const std::string& family) {
  return family == kNamedFamily ? std::string() : folder_name(family);
}

// One level below the folder of the parent.
bool is_in_folder_of(const std::string& folder, const Group& parent) {
  return !folder.empty() && folder_of(folder) == parent.folder;
}

}  // namespace

GroupTree::GroupTree(Session& session) : session_(session) {
  groups_[kWholeSite].number = kWholeSite;
  std::unordered_set<std::string> folders;
  Statement& rows = session.statement(
      "SELECT number, parent, name, folder, articles FROM groups ORDER BY number");
  while (session.step(rows)) {
    CheckedRow row(session, rows, "groups");
    Group group;
    group.number = row.number(0, kWholeSite, kMostGroups);
    group.parent = row.number(1, 0, kMostGroups);
    group.name = row.text(2, kLongestName);
    group.folder = row.path_of_feeds(3);
    group.articles = static_cast<std::size_t>(row.count(4));
    if (group.number == kWholeSite) {
      groups_[kWholeSite].articles = group.articles;
      continue;
    }
    // feedgen writes parents before their children: other rows are damage.
    const auto parent = groups_.find(group.parent);
    const bool is_in_place = group.parent == 0
                                 ? group.folder == folder_of_root(group.name)
                                 : parent != groups_.end() &&
                                       is_in_folder_of(group.folder, parent->second) &&
                                       is_folder_name_of(last_part(group.folder), group.name);
    if (!is_in_place) row.refuse(3, "not the folder of such a group");
    const bool is_new = by_name_.try_emplace({group.parent, group.name}, group.number).second &&
                        (is_root(group) || folders.insert(group.folder).second);
    if (!is_new) row.refuse(3, "another group's");
    if (session.failure()) {
      by_name_.clear();
      return;
    }
    next_ = std::max(next_, group.number + 1);
    groups_[group.number] = std::move(group);
  }
}

void GroupTree::clear() {
  for (const auto& [number, group] : groups_) {
    if (number != kWholeSite && !is_root(group) && !group.folder.empty()) {
      former_folders_.emplace(key_of(group), group.folder);
    }
  }
  session_.run("DELETE FROM groups");
  groups_.clear();
  groups_[kWholeSite].number = kWholeSite;
  by_name_.clear();
  unsaved_.clear();
  next_ = kWholeSite + 1;
  is_reshaped_ = true;
  has_lost_track_ = true;
}

std::int64_t GroupTree::child(std::int64_t parent, const std::string& name) {
  const auto [found, is_new] = by_name_.try_emplace({parent, name}, next_);
  if (!is_new) return found->second;
  Group& group = groups_[next_] = Group{next_, parent, name, {}, 0, true};
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
      at = child(at, name);
      if (key.family == kCategoryFamily) add(at);
    }
    add(at);
  }
  return groups;
}

void GroupTree::touch(std::int64_t group, Instant sorted) {
  constexpr std::size_t kMostChanges = 100'000;
  const auto found = groups_.find(group);
  if (found == groups_.end()) return;
  found->second.is_touched = true;
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
  for (auto& [number, group] : groups_) group.is_touched = true;
}

void GroupTree::add_article(std::int64_t group, Instant sorted) {
  ++groups_[group].articles;
  unsaved_[group] = false;
  touch(group, sorted);
}

void GroupTree::remove_article(std::int64_t group, Instant sorted) {
  const auto found = groups_.find(group);
  if (found == groups_.end() || found->second.articles == 0) {
    return session_.fail({DatabaseFault::kDamaged, "a group has lost its articles"});
  }
  --found->second.articles;
  unsaved_[group] = false;
  touch(group, sorted);
}

void GroupTree::prune() {
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
  const Children children = this->children();
  std::vector<const Group*> order{&at(kWholeSite)};
  append(kWholeSite, children, order);
  append(0, children, order);
  return order;
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
