// Settings become a commented feedgen.yaml.
#pragma once

#include <string>

#include "value/node.h"

namespace feedgen {

/// A line of comment and a line of YAML for every setting that there is, in the manual's order;
/// those that `settings` (a map) does not have are examples in comments. `origin` says in the
/// first line where the values came from.
std::string write_settings(const Node& settings, const std::string& origin);

}  // namespace feedgen
