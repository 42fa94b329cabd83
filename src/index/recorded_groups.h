// The rows of groups, as a run finds them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "index/groups.h"

namespace feedgen {

/// The root of a family but the categories, which has no feeds.
bool is_root(const Group& group);

/// Families lie in folders that are named like them; feeds with a name beside the categories.
std::string folder_of_root(const std::string& family);

/// nullopt: there is none.
std::optional<Group> recorded_group(Session& session, std::int64_t number);
/// Parents before their children.
std::vector<Group> recorded_groups(Session& session);
/// Numbers of those one level below a group, in no particular order.
std::vector<std::int64_t> recorded_groups_below(Session& session, std::int64_t parent);
/// Numbers of those that have the most articles, the first by name of those with as many.
std::vector<std::int64_t> recorded_largest_groups(Session& session, std::int64_t parent,
                                                  std::size_t most);
/// How many have articles.
std::size_t count_recorded_groups(Session& session, std::int64_t parent);
/// 0: there is none.
std::int64_t recorded_group_number(Session& session, std::int64_t parent, const std::string& name);

/// One that no group has, and that is greater than all that any has.
std::int64_t next_group_number(Session& session);

}  // namespace feedgen
