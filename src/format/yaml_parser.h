// The whole of YAML, by yaml-cpp: the authority on what a text means and on what is wrong with it.
#pragma once

#include <string_view>

#include "format/yaml.h"
#include "value/node.h"
#include "value/result.h"

namespace feedgen {

/// What read_yaml() promises, for text without a byte order mark and without NUL.
[[nodiscard]] Result<Node> parse_yaml(std::string_view text, const SyntaxLimits& limits);

}  // namespace feedgen
