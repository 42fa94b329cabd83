// The settings: ONE row each, from which reading, the digests of settings, `feedgen init`, the
// JSON Schema for editors and the test of the manual come.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "config/value_type.h"
#include "value/node.h"
#include "value/result.h"
#include "value/settings.h"

namespace feedgen {

class Digester;

/// What has to be made anew when a setting changes.
enum class Affects {
  kNothing,  ///< what is read and where feeds lie: seen in other ways
  kPages,    ///< all pages for people, and the style sheet of feeds
  kFeeds,    ///< all feeds, and these too
  kReading,  ///< all articles are read again, and all feeds made
};

struct Setting {
  std::string_view name;
  /// Fails, as a usage error, on a value that can't be; without the setting's name and place.
  std::function<Result<void>(const Node& value, Settings& settings)> read;
  /// Adds what it is set to.
  std::function<void(const Settings& settings, Digester& digester)> put;
  ValueType type;  ///< what `read` takes
  Affects affects;
  std::string comment;         ///< a line; the manual says more
  std::string example;         ///< a value that the setting takes
  std::string_view also = {};  ///< another name of it
};

/// In the order of the manual.
std::span<const Setting> settings_table();

/// By either name. Null: there is none.
const Setting* find_setting(std::string_view name);

}  // namespace feedgen
