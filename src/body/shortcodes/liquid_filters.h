// Liquid's, Jekyll's and Nunjucks's filters.
#pragma once

#include <string_view>
#include <vector>

#include "body/shortcodes/liquid_scope.h"

namespace feedgen {

/// The value of `value | name: arguments`; unknown where the filter, or what it needs, is.
LiquidValue apply_filter(std::string_view name, LiquidValue value,
                         const std::vector<LiquidValue>& arguments, const LiquidScope& scope);

}  // namespace feedgen
