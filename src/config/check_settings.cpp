#include "config/check_settings.h"

#include <algorithm>
#include <array>
#include <utility>

#include <fmt/format.h>

#include "format/node_values.h"
#include "value/diagnostic.h"

namespace feedgen::check_settings {
namespace {

// A configuration may come from strangers: what each file is compared with is bounded.
constexpr std::size_t kMostWords = 1'000;
constexpr std::size_t kMostPatterns = 1'000;
constexpr std::size_t kLongestPattern = 500;

Result<void> rule_words(const Node& node, RuleWords& rules) {
  Result<std::vector<std::string>> words = read_texts(node);
  if (!words) return tl::unexpected(std::move(words.error()));
  if (words->size() > kMostWords) {
    return fail(ErrorKind::kUsage, fmt::format("more than {} rules are named", kMostWords),
                "name beginnings of codes: R1 names all rules whose codes begin so");
  }
  const bool has_blank = std::any_of(words->begin(), words->end(),
                                     [](const std::string& word) { return word.empty(); });
  if (has_blank) {
    return fail(ErrorKind::kUsage, "a rule has an empty name", "write its code or its name");
  }
  rules = {std::move(*words), place_of(node)};
  return {};
}

Result<void> select(const Node& node, CheckSettings& check) {
  return rule_words(node, check.select);
}

Result<void> ignore(const Node& node, CheckSettings& check) {
  return rule_words(node, check.ignore);
}

Result<void> ignore_in(const Node& node, CheckSettings& check) {
  if (!node.is_map()) return no_map("{\"old/**\": [R1, rss-language]}");
  if (node.members.size() > kMostPatterns) {
    return fail(ErrorKind::kUsage, fmt::format("more than {} paths are named", kMostPatterns),
                "name folders, or use patterns such as old/**");
  }
  for (const Node::Member& member : node.members) {
    if (member.key.empty() || member.key.size() > kLongestPattern) {
      return in_member(member, {ErrorKind::kUsage,
                                {fmt::format("a path has 1 to {} bytes", kLongestPattern),
                                 "write it as .gitignore does, such as old/**",
                                 {}}});
    }
    PathIgnore one{member.key, {}};
    Result<void> read = rule_words(member.value, one.rules);
    if (!read) return in_member(member, std::move(read.error()));
    check.by_path.push_back(std::move(one));
  }
  return {};
}

Result<void> profile(const Node& node, CheckSettings& check) {
  return read_text(node).map([&](std::string name) {
    check.profile = std::move(name);
    check.profile_place = place_of(node);
  });
}

Result<void> fail_on(const Node& node, CheckSettings& check) {
  return read_choice<bool>(node, {{"error", false}, {"warning", true}}).map([&](bool warnings) {
    check.fails_on_warnings = warnings;
  });
}

// Sorted.
constexpr std::array kMembers{
    Rule<CheckSettings>{"baseline", text_rule<CheckSettings, &CheckSettings::baseline>},
    Rule<CheckSettings>{"fail_on", fail_on},
    Rule<CheckSettings>{"ignore", ignore},
    Rule<CheckSettings>{"ignore_in", ignore_in},
    Rule<CheckSettings>{"profile", profile},
    Rule<CheckSettings>{"select", select},
};

}  // namespace

Result<void> read(const Node& node, Settings& settings) {
  CheckSettings check;
  Result<void> done = read_rules<CheckSettings>(node, kMembers, check);
  if (!done) return done;
  settings.check = std::move(check);
  return {};
}

ValueType type() {
  constexpr std::array<std::string_view, 2> kSeverities{"error", "warning"};
  return map_type({{"select", texts_type()},
                   {"ignore", texts_type()},
                   {"ignore_in", map_of(texts_type())},
                   {"baseline", text_type()},
                   {"profile", text_type()},
                   {"fail_on", choice_type(kSeverities)}});
}

}  // namespace feedgen::check_settings
