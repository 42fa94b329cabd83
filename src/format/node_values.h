// A Node becomes a value of a certain kind, or the one error message of that kind: texts, numbers,
// switches, words of a choice, and settings that are maps, such as `notify:`.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "value/node.h"
#include "value/result.h"
#include "value/settings.h"

namespace feedgen {

/// true, yes, on, y and false, no, off, n, whatever the case; nothing for others.
std::optional<bool> switch_value(const Node& node);

/// A title or a name as it is shown: characters that XML can't carry replaced, white space
/// collapsed to single spaces, NFC. `text` is valid UTF-8.
std::string clean_text(std::string_view text);

/// clean_text() of text whose character references (`&amp;`, `&#39;`) are decoded first, once.
std::string plain_text(std::string_view text);

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

/// A member of a map; Rules is what it changes.
template <class Rules>
struct Rule {
  std::string_view name;
  Result<void> (*read)(const Node&, Rules&);
};

template <class Rules, std::string Rules::*member>
Result<void> text_rule(const Node& node, Rules& rules) {
  return read_text(node).map([&](std::string text) { rules.*member = std::move(text); });
}

template <class Rules, bool Rules::*member>
Result<void> switch_rule(const Node& node, Rules& rules) {
  return read_switch(node).map([&](bool on) { rules.*member = on; });
}

template <class Rules, std::vector<std::string> Rules::*member>
Result<void> list_rule(const Node& node, Rules& rules) {
  return read_texts(node).map(
      [&](std::vector<std::string> texts) { rules.*member = std::move(texts); });
}

inline tl::unexpected<Error> no_map(std::string_view example) {
  return fail(ErrorKind::kUsage, "a map is expected here",
              fmt::format("write it like {}", example));
}

/// "KEY: …", at the member unless the error has a place.
inline tl::unexpected<Error> in_member(const Node::Member& member, Error error) {
  Message& message = error.message;
  message.problem = fmt::format("{}: {}", member.key, message.problem);
  if (message.place.line == 0) message.place = Place{{}, member.line, member.column};
  return tl::unexpected(std::move(error));
}

/// A map of names to texts; null is an empty one.
[[nodiscard]] inline Result<NameMap> read_names(const Node& node) {
  if (!node.is_map() && !node.is_null()) return no_map("{name: value}");
  NameMap names;
  for (const Node::Member& member : node.members) {
    Result<std::string> text = read_text(member.value);
    if (!text) return tl::unexpected(std::move(text.error()));
    names.emplace_back(member.key, std::move(*text));
  }
  return names;
}

/// Applies the members of `node`. Fails where it is no map, on a member that is not in `known`
/// (suggesting the near one), and where a member's own reading does.
template <class Rules>
[[nodiscard]] Result<void> read_rules(
    const Node& node, const std::type_identity_t<std::span<const Rule<Rules>>>& known,
    Rules& rules) {
  if (!node.is_map()) return no_map(fmt::format("{{{}: …}}", known.front().name));
  for (const Node::Member& member : node.members) {
    std::vector<std::string_view> names;
    const Rule<Rules>* found = nullptr;
    for (const Rule<Rules>& rule : known) {
      names.push_back(rule.name);
      if (rule.name == member.key) found = &rule;
    }
    if (found == nullptr) return not_one_of(member.key, std::move(names));
    // As with settings: a line left to be filled in.
    if (member.value.is_null()) continue;
    Result<void> read = found->read(member.value, rules);
    if (!read) return in_member(member, std::move(read.error()));
  }
  return {};
}

}  // namespace feedgen
