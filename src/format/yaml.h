// The door to yaml-cpp: YAML text becomes a Node.
#pragma once

#include <string_view>

#include "format/syntax.h"
#include "value/node.h"
#include "value/result.h"

namespace feedgen {

/// Reads the first document of `text`, which is valid UTF-8. Empty text is a null node. Aliases
/// are expanded; merge keys (`<<`) are applied in their place, and a map's own keys win; tags are
/// ignored except `!!str` and `!`, which quote. Non-scalar keys are an error; a null key is empty.
/// NUL becomes U+FFFD. Lines and columns count from 1 in `text`. Errors carry the line and column,
/// the parser's words made readable, and a remedy ("put the value in quotes").
[[nodiscard]] Result<Node> read_yaml(std::string_view text, const SyntaxLimits& limits = {});

/// What read_yaml() promises, by yaml-cpp alone, which is the authority on what a text means: for
/// text without a byte order mark and without NUL.
[[nodiscard]] Result<Node> parse_yaml(std::string_view text, const SyntaxLimits& limits);

}  // namespace feedgen
