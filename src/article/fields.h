// Front matter as keys that match whatever their case.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "value/diagnostic.h"
#include "value/node.h"

namespace feedgen {

class Fields {
 public:
  /// `root` is a map or null, and outlives this. A key that stands twice is warned of; the last
  /// one holds, as in Ruby's and JavaScript's parsers.
  Fields(const Node& root, Diagnostics& diagnostics);

  /// The first of `names` (in lower case) that has a value; null if none has.
  const Node::Member* find(std::initializer_list<std::string_view> names) const;

  const Node::Member* find(const std::vector<std::string>& names) const;

  /// The text of the first of `names` that is a scalar and not empty.
  std::string_view text(std::initializer_list<std::string_view> names) const;

  /// True where one of `names` is a switch and on.
  bool is_on(std::string_view name) const;
  bool is_off(std::string_view name) const;

 private:
  struct Field {
    std::string key;  // in lower case
    const Node::Member* member;
  };
  std::vector<Field> fields_;  // ordered, each key once
};

}  // namespace feedgen
