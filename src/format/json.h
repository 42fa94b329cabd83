// The door to nlohmann-json: JSON text becomes a Node.
#pragma once

#include <cstddef>
#include <string_view>

#include "format/syntax.h"
#include "value/node.h"
#include "value/result.h"

namespace feedgen {

/// RFC 8259. Strings become quoted scalars; numbers, true and false plain ones as they are
/// spelled; null a null node. Members come in the order of the source; a repeated key stays.
/// `text` is valid UTF-8. Errors carry line and column.
[[nodiscard]] Result<Node> read_json(std::string_view text, const SyntaxLimits& limits = {});

/// The length of the JSON object that `text` begins with (its first character is `{`), so that
/// what follows it can be found; npos if it never closes.
std::size_t json_object_length(std::string_view text);

}  // namespace feedgen
