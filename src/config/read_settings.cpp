#include "config/read_settings.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "config/permalink.h"
#include "config/person.h"
#include "config/rewrite.h"
#include "config/setting_values.h"
#include "syntax/yaml.h"
#include "text/display.h"
#include "text/nearest.h"
#include "text/unicode.h"
#include "text/url.h"

namespace feedgen {
namespace {

struct Setting {
  std::string_view name;
  Result<void> (*read)(const Node&, Settings&);
};

template <std::string Settings::*member>
Result<void> text_setting(const Node& node, Settings& settings) {
  return read_text(node).map([&](std::string text) { settings.*member = std::move(text); });
}

template <std::vector<std::string> Settings::*member>
Result<void> list_setting(const Node& node, Settings& settings) {
  return read_texts(node).map(
      [&](std::vector<std::string> texts) { settings.*member = std::move(texts); });
}

Result<void> base_url(const Node& node, Settings& settings) {
  return read_text(node).and_then(read_base_url).map([&](std::string url) {
    settings.base_url = std::move(url);
  });
}

Result<void> permalink(const Node& node, Settings& settings) {
  return read_text(node).and_then([&](std::string pattern) {
    return check_permalink(pattern).map([&] { settings.permalink = std::move(pattern); });
  });
}

Result<void> people(const Node& node, Settings& settings) {
  settings.authors = read_people(node);
  if (!settings.authors.empty()) return {};
  return fail(ErrorKind::kUsage, "no author's name in it",
              "write a name, or a map with name, email and url");
}

Result<void> time_zone(const Node& node, Settings& settings) {
  return read_text(node)
      .and_then([](const std::string& name) { return Zone::find(name); })
      .map([&](const Zone& zone) { settings.timezone = zone; });
}

Result<void> formats(const Node& node, Settings& settings) {
  return read_texts(node).and_then([&](const std::vector<std::string>& names) {
    return read_formats(names).map([&](std::vector<Format> f) { settings.formats = std::move(f); });
  });
}

Result<void> limit(const Node& node, Settings& settings) {
  return read_count(node).map([&](std::size_t n) { settings.limit = n; });
}

Result<void> summary_length(const Node& node, Settings& settings) {
  return read_count(node).map([&](std::size_t n) { settings.summary_length = n; });
}

Result<void> content(const Node& node, Settings& settings) {
  return read_text(node).and_then(read_content_rule).map([&](ContentRule rule) {
    settings.content = rule;
  });
}

Result<void> categories(const Node& node, Settings& settings) {
  return read_choice<CategoryRule>(
             node, {{"hierarchy", CategoryRule::kHierarchy}, {"flat", CategoryRule::kFlat}})
      .map([&](CategoryRule rule) { settings.categories = rule; });
}

Result<void> future(const Node& node, Settings& settings) {
  return read_switch(node).map(
      [&](bool show) { settings.future = show ? FutureRule::kShow : FutureRule::kWait; });
}

Result<void> rewrite(const Node& node, Settings& settings) {
  return read_rewrites(node).map(
      [&](std::vector<Rewrite> rules) { settings.rewrite = std::move(rules); });
}

// Sorted by name; docs/configuration.md has a section for each, and a test sees to it.
constexpr std::array kSettings{
    Setting{"articles", list_setting<&Settings::articles>},
    Setting{"author", people},
    Setting{"base_url", base_url},
    Setting{"categories", categories},
    Setting{"content", content},
    Setting{"copyright", text_setting<&Settings::copyright>},
    Setting{"description", text_setting<&Settings::description>},
    Setting{"exclude", list_setting<&Settings::exclude>},
    Setting{"feeds_url", text_setting<&Settings::feeds_url>},
    Setting{"formats", formats},
    Setting{"future", future},
    Setting{"hubs", list_setting<&Settings::hubs>},
    Setting{"icon", text_setting<&Settings::icon>},
    Setting{"language", text_setting<&Settings::language>},
    Setting{"limit", limit},
    Setting{"logo", text_setting<&Settings::logo>},
    Setting{"output", text_setting<&Settings::output>},
    Setting{"permalink", permalink},
    Setting{"rewrite", rewrite},
    Setting{"summary_length", summary_length},
    Setting{"timezone", time_zone},
    Setting{"title", text_setting<&Settings::title>},
};

constexpr auto kNames = [] {
  std::array<std::string_view, kSettings.size()> names{};
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = kSettings[i].name;
  return names;
}();

Result<void> apply(const Node::Member& member, Settings& settings) {
  const auto* const found = std::find(kNames.begin(), kNames.end(), member.key);
  if (found == kNames.end()) {
    std::string remedy = did_you_mean(member.key, kNames);
    if (remedy.empty()) remedy = "docs/configuration.md lists the settings";
    return fail(ErrorKind::kUsage, fmt::format("unknown setting {}", in_quotes(member.key)),
                remedy);
  }
  // "title:" without a value is a line left to be filled in: the default holds.
  if (member.value.is_null()) return {};
  const auto index = static_cast<std::size_t>(found - kNames.begin());
  return kSettings[index].read(member.value, settings).map_error([&](Error error) {
    error.kind = ErrorKind::kUsage;
    error.message.problem = fmt::format("{}: {}", member.key, error.message.problem);
    return error;
  });
}

}  // namespace

std::span<const std::string_view> setting_names() { return kNames; }

Result<void> read_settings(std::string_view yaml, const std::string& path, Settings& settings) {
  const Result<Node> root = read_yaml(yaml);
  if (!root) {
    Error error = root.error();
    error.kind = ErrorKind::kUsage;
    error.message.place.path = path;
    return tl::unexpected(std::move(error));
  }
  if (root->is_null()) return {};
  if (!root->is_map()) {
    return fail(ErrorKind::kUsage, "there are no settings here", "write one \"name: value\" a line",
                Place{path, root->line, root->column});
  }
  std::vector<std::string_view> seen;
  for (const Node::Member& member : root->members) {
    const Place place{path, member.line, member.column};
    if (std::find(seen.begin(), seen.end(), member.key) != seen.end()) {
      return fail(ErrorKind::kUsage, fmt::format("{} is set twice", in_quotes(member.key)),
                  "keep one of them", place);
    }
    seen.push_back(member.key);
    if (Result<void> applied = apply(member, settings); !applied) {
      applied.error().message.place = place;
      return applied;
    }
  }
  return {};
}

}  // namespace feedgen
