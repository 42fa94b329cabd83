// What stands behind the names of Liquid's `for` and `include`.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "body/shortcodes/liquid_scope.h"

namespace feedgen {

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
