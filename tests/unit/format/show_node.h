// A tree as one line, for comparing: null ~, plain scalars bare, quoted ones in quotes,
// [lists], {key: maps}.
#pragma once

#include <string>

#include "value/node.h"
#include "value/result.h"

namespace feedgen {

std::string show(const Node& node);

/// The tree, or "line:column: problem; remedy".
std::string show(const Result<Node>& node);

}  // namespace feedgen
