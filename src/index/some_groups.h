// Parts of the tree of groups, which are read without the others. Only where no group has come or
// gone in this run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "index/groups.h"

namespace feedgen {

/// In the order of GroupTree::in_order(): the site, the groups that are touched, those with these
/// numbers, those of languages, and all groups below one of them but the site.
std::vector<const Group*> some_groups(Session& session, const GroupTree& tree,
                                      const std::set<std::int64_t>& numbers);

struct LargestGroups {
  std::vector<const Group*> groups;             ///< in the order of GroupTree::in_order()
  std::map<std::string, std::size_t> left_out;  ///< how many more groups a family has
};

/// The site, all groups of families whose groups have levels, and of each other family the `most`
/// that have the most articles; of those with as many, the first by name.
LargestGroups largest_groups(Session& session, const GroupTree& tree, std::size_t most);

}  // namespace feedgen
