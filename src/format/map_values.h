// Settings that are maps, such as `notify:`: tables of their members.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "format/node_values.h"
#include "value/node.h"
#include "value/result.h"
#include "value/settings.h"

namespace feedgen {

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
    if (read) continue;
    Message& message = read.error().message;
    message.problem = fmt::format("{}: {}", member.key, message.problem);
    if (message.place.line == 0) message.place = Place{{}, member.line, member.column};
    return read;
  }
  return {};
}

}  // namespace feedgen
