// The door to toml++: TOML text becomes a Node.
#pragma once

#include <string_view>

#include "format/syntax.h"
#include "value/node.h"
#include "value/result.h"

namespace feedgen {

/// TOML 1.0. Strings become quoted scalars. Dates and times become plain scalars in RFC 3339's
/// form (a local date-time without an offset); integers plain scalars in decimal, floats the
/// shortest decimal that is the same number; booleans "true" and "false". Members come in the
/// order of the source. `text` is valid UTF-8. Errors carry line and column.
[[nodiscard]] Result<Node> read_toml(std::string_view text, const SyntaxLimits& limits = {});

}  // namespace feedgen
