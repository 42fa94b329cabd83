// The plain object that a JavaScript module exports, as data. The module is read, and never run.
#pragma once

#include <string_view>

#include "value/node.h"
#include "value/result.h"

namespace feedgen {

/// The map behind `module.exports =` or `export default`, if it is written with texts, numbers,
/// true, false, null, lists and maps alone. A member with any other plain value is left out. Fails
/// where there is no such map or something in it is a program.
[[nodiscard]] Result<Node> read_js_values(std::string_view text);

}  // namespace feedgen
