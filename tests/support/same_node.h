// Whether two trees are the same in all that a Node holds, places included.
#pragma once

#include <algorithm>

#include "value/node.h"

namespace feedgen {

inline bool same_node(const Node& a, const Node& b) {
  const auto same_member = [](const Node::Member& x, const Node::Member& y) {
    return x.key == y.key && x.line == y.line && x.column == y.column &&
           same_node(x.value, y.value);
  };
  return a.kind == b.kind && a.style == b.style && a.text == b.text && a.line == b.line &&
         a.column == b.column &&
         std::equal(a.items.begin(), a.items.end(), b.items.begin(), b.items.end(), same_node) &&
         std::equal(a.members.begin(), a.members.end(), b.members.begin(), b.members.end(),
                    same_member);
}

}  // namespace feedgen
