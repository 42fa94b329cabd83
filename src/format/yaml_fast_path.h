// Front matter as it is mostly written, read in one pass: a flat map of plain and quoted
// scalars and of lists of them. It declines all other text; what it accepts, it reads as
// parse_yaml() does (tests/fuzz/yaml_fast_path_fuzz.cpp compares them).
#pragma once

#include <optional>
#include <string_view>

#include "format/yaml.h"
#include "value/node.h"

namespace feedgen {

/// The tree of `text`, which is valid UTF-8, places included; nothing where parse_yaml() must
/// decide. Accepted are, one a line: `key:` or `key: value` with a key of ASCII letters, digits,
/// `_`, `.`, `-`; below a key without value, `- value` lines of one indentation; blank lines;
/// comments that begin their line. A value is a plain or a quoted scalar that ends on its line
/// and, for a key, `[a, 'b']`.
std::optional<Node> read_plain_yaml(std::string_view text, const SyntaxLimits& limits);

}  // namespace feedgen
