// Expressions of templates: `page.title | append: "!"`, and what stands in `{% if … %}`.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "body/shortcodes/liquid_scope.h"

namespace feedgen {

/// The parts between `mark`, without the blanks around them, but not inside of quotes.
std::vector<std::string_view> split_outside_quotes(std::string_view text, char mark);

/// An operand with filters behind.
LiquidValue evaluate_expression(std::string_view expression, const LiquidScope& scope);

/// `a == b and not c`; nothing where it can't be known.
std::optional<bool> evaluate_condition(std::string_view condition, const LiquidScope& scope);

/// Whether two values are the same; nothing where that can't be known.
std::optional<bool> are_equal(const LiquidValue& a, const LiquidValue& b);

}  // namespace feedgen
