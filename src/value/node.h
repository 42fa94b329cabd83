// A tree of plain data, as YAML, TOML and JSON all express it. It forgets which of them it came
// from, and keeps every scalar as text: its reader decides what it means.
#pragma once

#include <string>
#include <string_view>
#include <vector>

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

}  // namespace feedgen
