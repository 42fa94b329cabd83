#include "config/read_settings.h"

#include <algorithm>

#include <fmt/format.h>

#include "config/settings_table.h"
#include "config/site_settings.h"
#include "format/yaml.h"
#include "format/yaml_writer.h"
#include "text/display.h"
#include "text/nearest.h"

namespace feedgen {
namespace {

std::vector<std::string_view> all_names() {
  std::vector<std::string_view> names;
  for (const Setting& setting : settings_table()) names.push_back(setting.name);
  std::sort(names.begin(), names.end());
  return names;
}

const Node::Member* find(const Node& map, std::string_view key) {
  for (const Node::Member& member : map.members) {
    if (member.key == key && !member.value.is_null()) return &member;
  }
  return nullptr;
}

// A pattern is in the dialect of the generator that stands beside it; without one it is feedgen's
// own, whatever the site is built with.
Result<void> check_patterns(const Node& map, const std::string& path, Settings& settings) {
  const Node::Member* one = find(map, "permalink");
  const Node::Member* several = find(map, "permalinks");
  if (one == nullptr && several == nullptr) return {};
  if (find(map, "generator") == nullptr) {
    settings.permalink_dialect = nullptr;
    if (several == nullptr) settings.permalinks.clear();
    if (one == nullptr) settings.permalink.clear();
  }
  const auto check = [&](const Node::Member* member, std::string_view pattern) {
    return check_permalink_in(settings.permalink_dialect, pattern).map_error([&](Error error) {
      error.message.problem = fmt::format("{}: {}", member->key, error.message.problem);
      error.message.place = Place{path, member->line, member->column};
      return error;
    });
  };
  Result<void> checked;
  if (one != nullptr) checked = check(one, settings.permalink);
  for (const FolderPattern& own : settings.permalinks) {
    if (checked && several != nullptr) checked = check(several, own.pattern);
  }
  return checked;
}

}  // namespace

const SettingOrigin* origin_of(const Settings& settings, std::string_view setting) {
  const auto found = std::find_if(settings.origins.begin(), settings.origins.end(),
                                  [&](const SettingOrigin& o) { return o.setting == setting; });
  return found == settings.origins.end() ? nullptr : &*found;
}

void record(SettingOrigin origin, Settings& settings) {
  const auto place = std::lower_bound(
      settings.origins.begin(), settings.origins.end(), origin,
      [](const SettingOrigin& a, const SettingOrigin& b) { return a.setting < b.setting; });
  if (place != settings.origins.end() && place->setting == origin.setting) {
    *place = std::move(origin);
  } else {
    settings.origins.insert(place, std::move(origin));
  }
}

std::span<const std::string_view> setting_names() {
  static const std::vector<std::string_view> kNames = all_names();
  return kNames;
}

Result<void> apply_setting(const Node::Member& member, const SettingsSource& source,
                           Settings& settings) {
  const Place place{source.path, member.line, member.column};
  const Setting* setting = find_setting(member.key);
  if (setting == nullptr) {
    std::string remedy = did_you_mean(member.key, setting_names());
    if (remedy.empty()) remedy = "docs/configuration.md lists the settings";
    return fail(ErrorKind::kUsage, fmt::format("unknown setting {}", in_quotes(member.key)), remedy,
                place);
  }
  // "title:" without a value is a line left to be filled in: the default holds.
  if (member.value.is_null()) return {};
  return setting->read(member.value, settings)
      .map([&] {
        record({member.key, write_yaml_value(member.value), source.kind, source.name, place},
               settings);
      })
      .map_error([&](Error error) {
        error.kind = ErrorKind::kUsage;
        error.message.problem = fmt::format("{}: {}", member.key, error.message.problem);
        // A value that has parts knows which of them is wrong.
        const Place& own = error.message.place;
        error.message.place = own.line > 0 ? Place{source.path, own.line, own.column} : place;
        return error;
      });
}

Result<Node> parse_settings(std::string_view yaml, const std::string& path) {
  Result<Node> root = read_yaml(yaml);
  if (!root) {
    root.error().kind = ErrorKind::kUsage;
    root.error().message.place.path = path;
    return root;
  }
  if (root->is_map() || root->is_null()) return root;
  return fail(ErrorKind::kUsage, "there are no settings here", "write one \"name: value\" a line",
              Place{path, root->line, root->column});
}

Result<void> apply_settings(const Node& map, const SettingsSource& source, Settings& settings) {
  std::vector<std::string_view> seen;
  for (const Node::Member& member : map.members) {
    if (std::find(seen.begin(), seen.end(), member.key) != seen.end()) {
      return fail(ErrorKind::kUsage, fmt::format("{} is set twice", in_quotes(member.key)),
                  "keep one of them", Place{source.path, member.line, member.column});
    }
    seen.push_back(member.key);
    if (Result<void> applied = apply_setting(member, source, settings); !applied) return applied;
  }
  return check_patterns(map, source.path, settings);
}

Result<void> read_settings(std::string_view yaml, const std::string& path, Settings& settings) {
  return parse_settings(yaml, path).and_then([&](const Node& root) {
    return apply_settings(root, {SettingOrigin::Kind::kSettings, path, path}, settings);
  });
}

}  // namespace feedgen
