#include "config/read_settings.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "config/extra_settings.h"
#include "config/notify_settings.h"
#include "config/podcast.h"
#include "config/settings_table.h"
#include "config/site_settings.h"
#include "feed/formats.h"
#include "format/node_values.h"
#include "format/yaml.h"
#include "format/yaml_writer.h"
#include "sites/generator.h"
#include "text/display.h"
#include "text/nearest.h"
#include "text/url.h"
#include "value/ranges.h"

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

bool is_from_site(const Settings& settings, std::string_view setting) {
  const SettingOrigin* origin = origin_of(settings, setting);
  return origin != nullptr && origin->kind == SettingOrigin::Kind::kGenerator;
}

}  // namespace

Result<void> placed(Result<void> done, std::string_view setting, const Settings& settings) {
  const SettingOrigin* origin = origin_of(settings, setting);
  if (!done && origin != nullptr) done.error().message.place = origin->place;
  return done;
}

namespace {

// Settings that hold addresses may leave out what `base_url` says already.
Result<void> make_absolute(std::string& url, std::string_view name, const Settings& settings) {
  if (url.empty()) return {};
  if (!settings.base_url.empty()) url = resolve_url(settings.base_url, url);
  if (is_web_url(url)) {
    url = encode_url(url);
    return {};
  }
  // Not worth the run: the generator's own feeds do without it too.
  if (is_from_site(settings, name)) {
    url.clear();
    return {};
  }
  return fail(ErrorKind::kUsage,
              fmt::format("{}: {} is no web address", name, in_quotes(shown_address(url))),
              "write it with https:// in front, or set base_url too");
}

// Hubs stand in every feed.
Result<void> without_user(std::string& hub, const Settings& settings) {
  if (split_url(hub).authority.find('@') == std::string_view::npos) return {};
  if (is_from_site(settings, "hubs")) {
    hub.clear();
    return {};
  }
  return fail(ErrorKind::kUsage, "hubs: an address holds a user's name or password",
              "leave out what stands before the @: it would stand in every feed");
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
        record({std::string(setting->name), write_yaml_value(member.value), source.kind,
                source.name, place},
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

namespace {

// In the maps of a value; `<<` takes another map over.
Result<void> refuse_names_twice(const Node& node, const std::string& path) {
  std::vector<std::string_view> seen;
  for (const Node::Member& member : node.members) {
    if (member.key != "<<" && is_one_of(std::string_view(member.key), seen)) {
      return fail(ErrorKind::kUsage, fmt::format("{} is set twice", in_quotes(member.key)),
                  "keep one of them", Place{path, member.line, member.column});
    }
    seen.push_back(member.key);
    if (Result<void> below = refuse_names_twice(member.value, path); !below) return below;
  }
  for (const Node& item : node.items) {
    if (Result<void> below = refuse_names_twice(item, path); !below) return below;
  }
  return {};
}

}  // namespace

Result<void> apply_settings(const Node& map, const SettingsSource& source, Settings& settings) {
  std::vector<std::string_view> seen;
  for (const Node::Member& member : map.members) {
    const Setting* const setting = find_setting(member.key);
    const std::string_view name = setting == nullptr ? member.key : setting->name;
    if (std::find(seen.begin(), seen.end(), name) != seen.end()) {
      return fail(ErrorKind::kUsage, fmt::format("{} is set twice", in_quotes(name)),
                  "keep one of them", Place{source.path, member.line, member.column});
    }
    seen.push_back(name);
    Result<void> applied = apply_setting(member, source, settings);
    const bool is_own = source.kind == SettingOrigin::Kind::kSettings;
    if (applied && is_own) applied = refuse_names_twice(member.value, source.path);
    if (!applied) return applied;
  }
  return check_patterns(map, source.path, settings);
}

Result<void> read_settings(std::string_view yaml, const std::string& path, Settings& settings) {
  return parse_settings(yaml, path).and_then([&](const Node& root) {
    return apply_settings(root, {SettingOrigin::Kind::kSettings, path, path}, settings);
  });
}

Result<std::string> read_base_url(std::string_view text) {
  constexpr std::size_t kLongest = 2000;  // it begins all addresses of the site
  if (text.size() > kLongest) {
    return fail(ErrorKind::kUsage,
                fmt::format("an address of {} bytes is too long for a site", text.size()),
                fmt::format("write it in at most {} bytes", kLongest));
  }
  if (!is_web_url(text)) {
    return fail(ErrorKind::kUsage,
                fmt::format("{} is no web address", in_quotes(shown_address(text))),
                "write it like https://example.org/");
  }
  const UrlParts parts = split_url(text);
  if (parts.has_query || parts.has_fragment) {
    return fail(ErrorKind::kUsage,
                fmt::format("{} has a query or a fragment", in_quotes(shown_address(text))),
                "leave out what follows ? or #");
  }
  if (parts.authority.find('@') != std::string_view::npos) {
    return fail(ErrorKind::kUsage, "the address holds a user's name or password",
                "leave out what stands before the @: it would stand in every link");
  }
  std::string url = encode_url(text);
  if (url.back() != '/') url += '/';
  return url;
}

Result<std::vector<const FeedFormat*>> read_formats(const std::vector<std::string>& words) {
  std::vector<std::string_view> known;
  for (const FeedFormat* format : feed_formats()) known.push_back(format->word);
  std::vector<const FeedFormat*> formats;
  for (const std::string& word : words) {
    const FeedFormat* format = format_of_word(word);
    if (format == nullptr) return not_one_of(word, known);
    if (std::find(formats.begin(), formats.end(), format) == formats.end()) {
      formats.push_back(format);
    }
  }
  if (!formats.empty()) return formats;
  return fail(ErrorKind::kUsage, "no format is named",
              fmt::format("name at least one of {}", fmt::join(known, ", ")));
}

Result<ContentRule> read_content_rule(std::string_view text) {
  return read_choice<ContentRule>(text, {{"full", ContentRule::kFull},
                                         {"raw", ContentRule::kRaw},
                                         {"summary", ContentRule::kSummary}});
}

namespace {

// An address that nobody has filled in binds no id; of a generator's file, it is none at all.
void judge_base_url(Settings& settings) {
  const bool is_from_generator = is_from_site(settings, "base_url");
  const PlaceholderUse use =
      is_from_generator ? PlaceholderUse::kInGeneratorsFile : PlaceholderUse::kOwn;
  settings.has_trial_address =
      settings.base_url.empty() || is_placeholder_address(settings.base_url, use);
  if (settings.has_trial_address && is_from_generator) settings.base_url.clear();
  const SiteGenerator* generator = settings.generator;
  if (generator != nullptr && generator->is_utc_by_default) settings.has_timezone = true;
}

}  // namespace

Result<void> complete_settings(Settings& settings) {
  judge_base_url(settings);
  if (settings.title.empty()) settings.title = "Articles";
  if (settings.description.empty()) settings.description = settings.title;
  if (settings.summary_length == 0 && is_from_site(settings, "summary_length")) {
    settings.summary_length = Settings{}.summary_length;
  }
  if (settings.summary_length == 0) {
    return fail(ErrorKind::kUsage, "summary_length: a summary of no characters",
                "write a number such as 200");
  }
  if (settings.feeds_url.empty() && !settings.base_url.empty()) settings.feeds_url = "feeds/";
  if (!settings.feeds_url.empty() && settings.feeds_url.back() != '/') settings.feeds_url += '/';
  Result<void> result =
      placed(make_absolute(settings.feeds_url, "feeds_url", settings), "feeds_url", settings);
  for (const auto& [name, picture] : {std::pair<std::string_view, Picture*>{"icon", &settings.icon},
                                      {"logo", &settings.logo},
                                      {"cover", &settings.cover}}) {
    if (result) result = placed(make_absolute(picture->url, name, settings), name, settings);
  }
  std::vector<std::string> hubs = std::exchange(settings.hubs, {});
  for (std::string& hub : hubs) {
    if (result) result = placed(make_absolute(hub, "hubs", settings), "hubs", settings);
    if (result) result = placed(without_user(hub, settings), "hubs", settings);
  }
  for (std::string& hub : hubs) {
    const bool is_known =
        std::find(settings.hubs.begin(), settings.hubs.end(), hub) != settings.hubs.end();
    if (!hub.empty() && !is_known) settings.hubs.push_back(std::move(hub));
  }
  if (result) result = placed(complete_podcast(settings), "podcast", settings);
  if (result) result = placed(complete_notify(settings), "notify", settings);
  if (result) result = placed(complete_extra(settings), "extra", settings);
  return result;
}

}  // namespace feedgen
