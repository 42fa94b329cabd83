// Liquid's, Jekyll's and Nunjucks's filters.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "body/shortcodes/liquid_scope.h"
#include "time/instant.h"
#include "time/zone.h"

namespace feedgen {

/// The value of `value | name: arguments`; unknown if the filter, or a value that it needs, is
/// unknown.
LiquidValue apply_filter(std::string_view name, LiquidValue value,
                         const std::vector<LiquidValue>& arguments, const LiquidScope& scope);

/// Ruby's strftime() on the clocks of `zone`; nothing for a directive that is not known here.
// In liquid_date.cpp.
std::optional<std::string> format_time(Instant instant, const Zone& zone, std::string_view format);

}  // namespace feedgen
