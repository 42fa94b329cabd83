// What must hold for every tree that a reader of YAML, TOML or JSON returns.
#pragma once

#include <cstdlib>

#include "format/yaml.h"
#include "text/utf8.h"
#include "value/node.h"

inline std::size_t fuzz_node(const feedgen::Node& node, const feedgen::SyntaxLimits& limits,
                             std::size_t depth = 0) {
  if (depth > limits.depth || !feedgen::is_utf8(node.text)) std::abort();
  if (node.line == 0 || node.column == 0) std::abort();
  if (!node.is_list() && !node.items.empty()) std::abort();
  if (!node.is_map() && !node.members.empty()) std::abort();
  std::size_t count = 1;
  for (const feedgen::Node& item : node.items) count += fuzz_node(item, limits, depth + 1);
  for (const feedgen::Node::Member& member : node.members) {
    if (!feedgen::is_utf8(member.key)) std::abort();
    count += fuzz_node(member.value, limits, depth + 1);
  }
  if (count > limits.nodes) std::abort();
  return count;
}
