// The door to toml++: TOML text becomes a Node.
#pragma once

#include <string_view>

#include "syntax/yaml.h"
#include "value/node.h"
#include "value/result.h"

namespace feedgen {

/// Strings become quoted scalars. Dates and times become plain scalars in RFC 3339's form (a
/// local date-time without an offset), numbers and booleans plain scalars as TOML spells them.
/// Members come in the order of the source. Errors carry line and column.
[[nodiscard]] Result<Node> read_toml(std::string_view text, const SyntaxLimits& limits = {});

}  // namespace feedgen
