// A tree of plain data, as YAML, TOML and JSON all express it. It forgets which of them it came
// from, and keeps every scalar as text: its reader decides what it means.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "value/ranges.h"

namespace feedgen {

struct Node {
  enum class Kind { kNull, kScalar, kList, kMap };
  /// Quoted scalars are strings whatever they look like: 'true' is not a switch.
  enum class Style { kPlain, kQuoted };
  struct Member;

  Kind kind = Kind::kNull;
  Style style = Style::kPlain;
  std::string text;             ///< of a scalar: valid UTF-8
  std::vector<Node> items;      ///< of a list
  std::vector<Member> members;  ///< of a map, in the order of the source; a key may occur twice
  unsigned line = 0;            ///< in the text that was read, from 1
  unsigned column = 0;          ///< in code points, from 1

  bool is_null() const { return kind == Kind::kNull; }
  bool is_scalar() const { return kind == Kind::kScalar; }
  bool is_list() const { return kind == Kind::kList; }
  bool is_map() const { return kind == Kind::kMap; }
};

struct Node::Member {
  std::string key;
  unsigned line = 0;
  unsigned column = 0;
  Node value;
};

/// The first member of that key, of a map that may be const; null: there is none.
template <class Map>
auto* find_member(Map& map, std::string_view key) {
  return find_if(map.members, [&](const Node::Member& member) { return member.key == key; });
}

/// Whether a member of that key has a value.
inline bool has_value(const Node& map, std::string_view key) {
  return any_of(map.members, [&](const Node::Member& member) {
    return member.key == key && !member.value.is_null();
  });
}

/// The text of a scalar, or those of the scalars in a list.
inline std::vector<std::string> texts_in(const Node& node) {
  std::vector<std::string> texts;
  if (node.is_scalar()) texts.push_back(node.text);
  for (const Node& item : node.items) {
    if (item.is_scalar()) texts.push_back(item.text);
  }
  return texts;
}

// A scalar, a list of scalars, an empty map; without a place.

inline Node scalar_node(std::string_view text, Node::Style style = Node::Style::kPlain) {
  Node node;
  node.kind = Node::Kind::kScalar;
  node.style = style;
  node.text = text;
  return node;
}

inline Node switch_node(bool is_on) { return scalar_node(is_on ? "true" : "false"); }

inline Node list_node(const std::vector<std::string>& texts = {}) {
  Node node;
  node.kind = Node::Kind::kList;
  for (const std::string& text : texts) node.items.push_back(scalar_node(text));
  return node;
}

inline Node map_node() {
  Node node;
  node.kind = Node::Kind::kMap;
  return node;
}

inline void add_member(Node& map, std::string_view key, Node value) {
  map.members.push_back({std::string(key), 0, 0, std::move(value)});
}

}  // namespace feedgen
