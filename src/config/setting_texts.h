// What feedgen.yaml's settings are, in a line each: for the file that `feedgen init` writes.
#pragma once

#include <span>
#include <string_view>

namespace feedgen {

struct SettingText {
  std::string_view name;
  std::string_view comment;  ///< a line; the manual says more
  std::string_view example;  ///< a value that the setting takes
};

/// Every setting, in the order of the manual.
std::span<const SettingText> setting_texts();

}  // namespace feedgen
