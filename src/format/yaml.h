// The door to yaml-cpp: YAML text becomes a Node. Nothing else in feedgen knows yaml-cpp.
#pragma once

#include <cstddef>
#include <string_view>

#include "value/node.h"
#include "value/result.h"

namespace feedgen {

/// Bounds on what hostile text may cost, shared by the readers of YAML, TOML and JSON.
struct SyntaxLimits {
  std::size_t nodes = 20'000;         ///< keys too, after aliases are expanded: stops alias bombs
  std::size_t depth = 64;             ///< lists and maps inside each other
  std::size_t repeated = 256 * 1024;  ///< bytes of text that aliases may add to the text's own
};

/// Reads the first document of `text`, which is valid UTF-8. Empty text is a null node. Aliases
/// are expanded; merge keys (`<<`) are applied in their place, and a map's own keys win; tags are
/// ignored except `!!str` and `!`, which quote. Non-scalar keys are an error; a null key is empty.
/// NUL becomes U+FFFD. Lines and columns count from 1 in `text`. Errors carry the line and column,
/// the parser's words made readable, and a remedy ("put the value in quotes").
[[nodiscard]] Result<Node> read_yaml(std::string_view text, const SyntaxLimits& limits = {});

}  // namespace feedgen
