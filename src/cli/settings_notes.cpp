#include "cli/settings_notes.h"

#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "config/read_settings.h"
#include "sites/generator.h"
#include "text/display.h"

namespace feedgen {
namespace {

std::string who_said(const SettingOrigin& origin) {
  if (origin.kind == SettingOrigin::Kind::kOption) return ", from " + origin.source;
  if (origin.kind == SettingOrigin::Kind::kFound) return ", found among the site's files";
  if (origin.place.line == 0) return fmt::format(", {}'s default", origin.source);
  return {};
}

// A line that gives the generator's own file the address; empty where there is no such file.
std::string line_for_generator(const Settings& settings) {
  const SiteGenerator* generator = settings.generator;
  if (generator == nullptr || generator->site_key.empty()) return {};
  constexpr const char* kAddress = "https://your-site.example";
  for (const SettingOrigin& origin : settings.origins) {
    const std::string& path = origin.place.path;
    const bool is_file =
        origin.kind == SettingOrigin::Kind::kGenerator && !path.empty() && !path.ends_with('/');
    if (!is_file) continue;
    const std::string_view key = generator->site_key;
    if (path.ends_with(".json")) return fmt::format("\"{}\": \"{}\" to {}", key, kAddress, path);
    const bool is_assigned = path.ends_with(".toml") || path.ends_with(".py");
    return is_assigned ? fmt::format("{} = \"{}\" to {}", key, kAddress, path)
                       : fmt::format("{}: {} to {}", key, kAddress, path);
  }
  return {};
}

// The line to add, and the file to add it to.
Message no_address(const Settings& settings, const std::string& settings_path) {
  const std::string own_file = settings_path.empty() ? "feedgen.yaml" : settings_path;
  std::string remedy =
      fmt::format("add this line to {}: base_url: https://your-site.example/", own_file);
  if (const SettingOrigin* placeholder = origin_of(settings, "base_url")) {
    return {fmt::format("{} is no address of a site, so the feeds have no links, and no ids that "
                        "stay",
                        printable(placeholder->value)),
            "write the site's own there, or " + remedy, placeholder->place};
  }
  if (const std::string line = line_for_generator(settings); !line.empty()) {
    remedy = fmt::format("add {}, or base_url: https://your-site.example/ to {}", line, own_file);
  }
  return {
      "the address of the site is not known, so the feeds have no links", std::move(remedy), {}};
}

// Of feedgen.yaml or an option. A generator's is none at all.
Message trial_address(const Settings& settings) {
  const SettingOrigin* origin = origin_of(settings, "base_url");
  return {fmt::format("{} is the address of no site that readers reach, so ids are made anew when "
                      "the site's own is known",
                      printable(settings.base_url)),
          "before the feeds are published, write the site's own as base_url",
          origin == nullptr ? Place{} : origin->place};
}

}  // namespace

Diagnostics setting_notes(const Settings& settings) {
  constexpr std::size_t kLongest = 200;
  Diagnostics notes;
  for (const SettingOrigin& origin : settings.origins) {
    std::string value = origin.value;
    if (value.size() > kLongest) value = "…";
    notes.push_back({Severity::kNote, Message{fmt::format("{}: {}{}", origin.setting,
                                                          printable(value), who_said(origin)),
                                              {},
                                              origin.place}});
  }
  std::vector<std::string_view> defaults;
  for (const std::string_view name : setting_names()) {
    if (origin_of(settings, name) == nullptr) defaults.push_back(name);
  }
  if (!defaults.empty()) {
    notes.push_back(
        {Severity::kNote, Message{fmt::format("defaults: {}", fmt::join(defaults, ", ")), {}, {}}});
  }
  return notes;
}

std::optional<Message> lack_of_address(const Settings& settings, const std::string& path) {
  if (settings.base_url.empty()) return no_address(settings, path);
  if (settings.has_trial_address) return trial_address(settings);
  return std::nullopt;
}

}  // namespace feedgen
