// A Node becomes a value of a certain kind, or the one error message of that kind.
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <utility>
#include <vector>

#include "value/node.h"
#include "value/result.h"

namespace feedgen {

/// One scalar; control characters and white space at the ends are removed.
[[nodiscard]] Result<std::string> read_text(const Node& node);

/// A list of scalars, or one scalar.
[[nodiscard]] Result<std::vector<std::string>> read_texts(const Node& node);

/// A whole number from 0 to a billion.
[[nodiscard]] Result<std::size_t> read_count(const Node& node);

/// true or false, as YAML 1.1 and 1.2 spell them (yes, no, on, off).
[[nodiscard]] Result<bool> read_switch(const Node& node);

/// `text` is none of `names`: says which there are.
tl::unexpected<Error> not_one_of(std::string_view text, std::vector<std::string_view> names);

template <class Value>
using Choices = std::initializer_list<std::pair<std::string_view, Value>>;

/// One of a few words.
template <class Value>
[[nodiscard]] Result<Value> read_choice(std::string_view text, Choices<Value> choices) {
  std::vector<std::string_view> names;
  for (const auto& [name, value] : choices) {
    if (text == name) return value;
    names.push_back(name);
  }
  return not_one_of(text, std::move(names));
}

template <class Value>
[[nodiscard]] Result<Value> read_choice(const Node& node, Choices<Value> choices) {
  return read_text(node).and_then(
      [&](const std::string& text) { return read_choice<Value>(text, choices); });
}

}  // namespace feedgen
