// Expressions of templates: `page.title | append: "!"`, and what stands in `{% if … %}` and behind
// the names of `for` and `include`.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
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

struct LiquidLoop {
  std::string_view name;  ///< of what each turn has
  LiquidValue list;       ///< unknown where it is none
};

/// "x in list limit:3 offset:1 reversed".
LiquidLoop read_loop(std::string_view arguments, const LiquidScope& scope);

/// `forloop` in the turn with that number, counted from 0.
LiquidValue loop_turn(std::size_t turn, std::size_t count);

struct LiquidInclude {
  std::string file;
  LiquidValue values;  ///< a map
};

/// `file.html key="text" other=page.title`; nothing where the file's name is no plain one below a
/// folder.
std::optional<LiquidInclude> read_include_arguments(std::string_view arguments,
                                                    const LiquidScope& scope);

}  // namespace feedgen
