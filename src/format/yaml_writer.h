// A Node becomes YAML text that read_yaml() reads back as the same data.
#pragma once

#include <string>
#include <string_view>

#include "value/node.h"

namespace feedgen {

/// In one line: `title`, `"a: b"`, `[a, b]`, `{name: Jane, mail: jane@example.org}`. Text that
/// could mean something else when plain is quoted.
std::string write_yaml_value(const Node& node);

/// "key: value" with a line's end. A map of maps or lists becomes a block of one line for each
/// member, indented by two.
std::string write_yaml_member(std::string_view key, const Node& value);

}  // namespace feedgen
