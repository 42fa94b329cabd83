// Readers of settings that are a member of Settings, with the types of their values: both from one
// word in the row of the setting.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "config/value_type.h"
#include "format/node_values.h"
#include "value/settings.h"

namespace feedgen {

/// A text of which each feed may carry a copy.
template <std::string Settings::*member>
Result<void> text_setting(const Node& node, Settings& settings) {
  constexpr std::size_t kLongest = 10'000;
  Result<std::string> text = read_text(node);
  if (!text) return tl::unexpected(text.error());
  if (text->size() > kLongest) {
    return fail(ErrorKind::kUsage, fmt::format("a text of {} bytes is too long", text->size()),
                fmt::format("write it in at most {} bytes", kLongest));
  }
  settings.*member = std::move(*text);
  return {};
}

template <bool Settings::*member>
Result<void> switch_setting(const Node& node, Settings& settings) {
  return read_switch(node).map([&](bool on) { settings.*member = on; });
}

template <std::vector<std::string> Settings::*member>
Result<void> list_setting(const Node& node, Settings& settings) {
  return read_texts(node).map(
      [&](std::vector<std::string> texts) { settings.*member = std::move(texts); });
}

/// A reader and what it takes.
struct TypedReader {
  Result<void> (*read)(const Node& node, Settings& settings);
  ValueType type;
};

template <std::string Settings::*member>
TypedReader a_text() {
  return {text_setting<member>, text_type()};
}

template <bool Settings::*member>
TypedReader a_switch() {
  return {switch_setting<member>, switch_type()};
}

template <std::vector<std::string> Settings::*member>
TypedReader texts() {
  return {list_setting<member>, texts_type()};
}

template <class Value>
using Word = std::pair<std::string_view, Value>;

/// One of the words of a table, which the type names too.
template <auto member, const auto& words>
TypedReader a_choice() {
  std::vector<std::string_view> names;
  for (const auto& [word, value] : words) names.push_back(word);
  const auto read = [](const Node& node, Settings& settings) -> Result<void> {
    const Result<std::string> text = read_text(node);
    if (!text) return tl::unexpected(text.error());
    std::vector<std::string_view> known;
    for (const auto& [word, value] : words) {
      known.push_back(word);
      if (*text != word) continue;
      settings.*member = value;
      return {};
    }
    return not_one_of(*text, std::move(known));
  };
  return {read, choice_type(names)};
}

}  // namespace feedgen
