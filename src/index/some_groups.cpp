#include "index/some_groups.h"

#include <algorithm>

#include "index/recorded_groups.h"

namespace feedgen {
namespace {

// Sorts the groups that have articles.
std::vector<const Group*> sorted(const GroupTree& tree, const std::set<std::int64_t>& numbers) {
  std::map<std::int64_t, GroupKey> keys;
  std::vector<const Group*> groups;
  for (const std::int64_t number : numbers) {
    const Group& group = tree.at(number);
    if (number == kWholeSite || group.articles == 0) continue;
    keys.emplace(number, tree.key_of(group));
    groups.push_back(&group);
  }
  std::sort(groups.begin(), groups.end(), [&](const Group* a, const Group* b) {
    const GroupKey &key_a = keys.at(a->number), &key_b = keys.at(b->number);
    const bool is_category = key_a.family == kCategoryFamily;
    if (is_category != (key_b.family == kCategoryFamily)) return is_category;
    return key_a < key_b;
  });
  groups.insert(groups.begin(), &tree.at(kWholeSite));
  return groups;
}

// These groups and all below them.
std::set<std::int64_t> with_those_below(Session& session, std::vector<std::int64_t> open) {
  std::set<std::int64_t> numbers;
  while (!open.empty()) {
    const std::int64_t number = open.back();
    open.pop_back();
    if (!numbers.insert(number).second) continue;
    for (const std::int64_t below : recorded_groups_below(session, number)) open.push_back(below);
  }
  return numbers;
}

}  // namespace

std::vector<const Group*> some_groups(Session& session, const GroupTree& tree,
                                      const std::set<std::int64_t>& numbers) {
  std::vector<std::int64_t> open = tree.touched();
  open.insert(open.end(), numbers.begin(), numbers.end());
  open.push_back(recorded_group_number(session, 0, std::string(kLanguageFamily)));
  std::erase_if(open, [](std::int64_t number) { return number == 0 || number == kWholeSite; });
  return sorted(tree, with_those_below(session, std::move(open)));
}

LargestGroups largest_groups(Session& session, const GroupTree& tree, std::size_t most) {
  std::vector<std::int64_t> whole;  // of which all groups are taken
  std::set<std::int64_t> numbers;
  std::map<std::string, std::size_t> left_out;
  // Their counts are others than the recorded ones.
  const std::vector<std::int64_t> touched = tree.touched();
  const auto comes_first = [](const Group* a, const Group* b) {
    return a->articles != b->articles ? a->articles > b->articles : a->name < b->name;
  };
  for (const std::int64_t root : recorded_groups_below(session, 0)) {
    if (root == kWholeSite || has_levels(tree.at(root).name)) {
      for (const std::int64_t group : recorded_groups_below(session, root)) whole.push_back(group);
      continue;
    }
    std::set<const Group*> candidates;
    const std::size_t enough = most + touched.size();
    for (const std::int64_t group : recorded_largest_groups(session, root, enough)) {
      candidates.insert(&tree.at(group));
    }
    for (const std::int64_t group : touched) {
      if (tree.at(group).parent == root) candidates.insert(&tree.at(group));
    }
    std::vector<const Group*> largest(candidates.begin(), candidates.end());
    std::sort(largest.begin(), largest.end(), comes_first);
    if (largest.size() > most) largest.resize(most);
    for (const Group* group : largest) numbers.insert(group->number);
    const std::size_t all = count_recorded_groups(session, root);
    if (all > largest.size()) left_out[tree.at(root).name] = all - largest.size();
  }
  numbers.merge(with_those_below(session, std::move(whole)));
  return {sorted(tree, numbers), std::move(left_out)};
}

}  // namespace feedgen
