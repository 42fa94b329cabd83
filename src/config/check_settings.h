// The setting `check`: which rules judge feeds. Whether rules and profiles of these names exist,
// only `feedgen check` knows.
#pragma once

#include "config/value_type.h"
#include "value/node.h"
#include "value/result.h"
#include "value/settings.h"

namespace feedgen::check_settings {

[[nodiscard]] Result<void> read(const Node& node, Settings& settings);
ValueType type();

}  // namespace feedgen::check_settings
