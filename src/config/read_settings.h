// Configuration text becomes Settings. Configuration is data found in a folder that may come from
// anyone: it names no programs, and where it names folders they stay below its own.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "value/node.h"
#include "value/result.h"
#include "value/settings.h"

namespace feedgen {

/// The names of all settings, sorted, for messages and for the test that the manual is complete.
std::span<const std::string_view> setting_names();

/// The file or option that sets a setting: for `Settings::origins`.
struct SettingsSource {
  SettingOrigin::Kind kind = SettingOrigin::Kind::kSettings;
  std::string name;  ///< as people call it
  std::string path;  ///< of the file, as messages show it; empty for options
};

/// Where the setting was set; null: its value is the default.
const SettingOrigin* origin_of(const Settings& settings, std::string_view setting);

/// Records that `origin.setting` was set; replaces the record of an earlier source.
void record(SettingOrigin origin, Settings& settings);

/// The text of a configuration file as data: a map or null. Fails on broken YAML.
[[nodiscard]] Result<Node> parse_settings(std::string_view yaml, const std::string& path);

/// Applies one setting, or all of a map, and records where they came from. Fails as
/// read_settings() does.
[[nodiscard]] Result<void> apply_setting(const Node::Member& member, const SettingsSource& source,
                                         Settings& settings);
[[nodiscard]] Result<void> apply_settings(const Node& map, const SettingsSource& source,
                                          Settings& settings);

/// Applies the settings in `yaml`, the text of the file shown as `path`, to `settings`. Fails on
/// broken YAML, a key that does not exist (suggesting the near one), a key that stands twice, and
/// a value of the wrong kind; always with its line.
[[nodiscard]] Result<void> read_settings(std::string_view yaml, const std::string& path,
                                         Settings& settings);

/// A mistake that only the whole of the settings tells stands where the setting was made.
[[nodiscard]] Result<void> placed(Result<void> done, std::string_view setting,
                                  const Settings& settings);

/// Fills in what follows from other settings (addresses made absolute against `base_url`) and
/// checks what only the whole can tell. To be called once, after every source has been applied.
[[nodiscard]] Result<void> complete_settings(Settings& settings);

/// The value of `--base-url` and `base_url`: http or https, made canonical, with a slash at the
/// end.
[[nodiscard]] Result<std::string> read_base_url(std::string_view text);

/// At least one format, each once.
[[nodiscard]] Result<std::vector<const FeedFormat*>> read_formats(
    const std::vector<std::string>& names);

/// "full", "raw" or "summary".
[[nodiscard]] Result<ContentRule> read_content_rule(std::string_view text);

}  // namespace feedgen
