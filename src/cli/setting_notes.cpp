#include "cli/setting_notes.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "config/read_settings.h"
#include "text/display.h"

namespace feedgen {
namespace {

std::string who_said(const SettingOrigin& origin) {
  if (origin.kind == SettingOrigin::Kind::kOption) return ", from " + origin.source;
  if (origin.place.line == 0) return fmt::format(", {}'s default", origin.source);
  return {};
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

}  // namespace feedgen
