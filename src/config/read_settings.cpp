#include "config/read_settings.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "config/notify_settings.h"
#include "config/person.h"
#include "config/podcast.h"
#include "config/rewrite.h"
#include "config/setting_values.h"
#include "config/site_settings.h"
#include "syntax/scalar.h"
#include "syntax/yaml.h"
#include "syntax/yaml_writer.h"
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

template <bool Settings::*member>
Result<void> switch_setting(const Node& node, Settings& settings) {
  return read_switch(node).map([&](bool on) { settings.*member = on; });
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

Result<void> people(const Node& node, Settings& settings) {
  settings.authors = read_people(node);
  if (!settings.authors.empty()) return {};
  return fail(ErrorKind::kUsage, "no author's name in it",
              "write a name, or a map with name, email and url");
}

Result<void> known_authors(const Node& node, Settings& settings) {
  if (!node.is_map()) {
    return fail(ErrorKind::kUsage, "this is no map", "write lines such as jdoe: Jane Doe <mail>");
  }
  settings.authors_by_key.clear();
  for (const Node::Member& member : node.members) {
    const std::vector<Person> people = read_people(member.value);
    if (people.size() == 1) {
      settings.authors_by_key.push_back({plain_text(member.key), people.front()});
      continue;
    }
    return fail(ErrorKind::kUsage, fmt::format("{} is not one person", in_quotes(member.key)),
                "write a name, or a map with name, email and url");
  }
  return {};
}

Result<void> podcast(const Node& node, Settings& settings) {
  return read_podcast(node).map([&](Podcast show) { settings.podcast = std::move(show); });
}

Result<void> notify(const Node& node, Settings& settings) {
  return read_notify(node).map([&](NotifyRules rules) { settings.notify = std::move(rules); });
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

Result<void> language(const Node& node, Settings& settings) {
  return read_text(node).and_then([&](std::string tag) -> Result<void> {
    if (!tag.empty() && !is_language_tag(tag)) {
      return fail(ErrorKind::kUsage, fmt::format("{} is no language tag", in_quotes(tag)),
                  "write it like en or zh-CN (BCP 47)");
    }
    settings.language = std::move(tag);
    return {};
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
    Setting{"authors", known_authors},
    Setting{"base_url", base_url},
    Setting{"categories", categories},
    Setting{"category_fields", list_setting<&Settings::category_fields>},
    Setting{"content", content},
    Setting{"copyright", text_setting<&Settings::copyright>},
    Setting{"defaults", site_settings::defaults},
    Setting{"description", text_setting<&Settings::description>},
    Setting{"drafts", switch_setting<&Settings::drafts>},
    Setting{"excerpt_separator", site_settings::excerpt_separator},
    Setting{"exclude", list_setting<&Settings::exclude>},
    Setting{"expired", site_settings::expired},
    Setting{"feeds_url", text_setting<&Settings::feeds_url>},
    Setting{"files", list_setting<&Settings::files>},
    Setting{"formats", formats},
    Setting{"future", future},
    Setting{"generator", site_settings::generator},
    Setting{"hexo", site_settings::hexo},
    Setting{"hubs", list_setting<&Settings::hubs>},
    Setting{"hugo", site_settings::hugo},
    Setting{"icon", text_setting<&Settings::icon>},
    Setting{"ids", site_settings::ids},
    Setting{"jekyll", site_settings::jekyll},
    Setting{"language", language},
    Setting{"limit", limit},
    Setting{"logo", text_setting<&Settings::logo>},
    Setting{"notify", notify},
    Setting{"order", site_settings::order},
    Setting{"output", text_setting<&Settings::output>},
    Setting{"permalink", text_setting<&Settings::permalink>},
    Setting{"permalinks", site_settings::permalinks},
    Setting{"podcast", podcast},
    Setting{"rewrite", rewrite},
    Setting{"source", text_setting<&Settings::source>},
    Setting{"summary_length", summary_length},
    Setting{"tag_fields", list_setting<&Settings::tag_fields>},
    Setting{"timezone", time_zone},
    Setting{"title", text_setting<&Settings::title>},
    Setting{"unpublished", switch_setting<&Settings::unpublished>},
};

constexpr auto kNames = [] {
  std::array<std::string_view, kSettings.size()> names{};
  for (std::size_t i = 0; i < names.size(); ++i) names[i] = kSettings[i].name;
  return names;
}();

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
    settings.permalink_dialect = Generator::kNone;
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

std::span<const std::string_view> setting_names() { return kNames; }

Result<void> apply_setting(const Node::Member& member, const SettingsSource& source,
                           Settings& settings) {
  const Place place{source.path, member.line, member.column};
  const auto* const found = std::find(kNames.begin(), kNames.end(), member.key);
  if (found == kNames.end()) {
    std::string remedy = did_you_mean(member.key, kNames);
    if (remedy.empty()) remedy = "docs/configuration.md lists the settings";
    return fail(ErrorKind::kUsage, fmt::format("unknown setting {}", in_quotes(member.key)), remedy,
                place);
  }
  // "title:" without a value is a line left to be filled in: the default holds.
  if (member.value.is_null()) return {};
  const auto index = static_cast<std::size_t>(found - kNames.begin());
  return kSettings[index]
      .read(member.value, settings)
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
