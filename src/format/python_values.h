// The values that a Python file gives to names, as data. The file is read, and never run.
#pragma once

#include <string_view>

#include "format/syntax.h"
#include "value/node.h"
#include "value/result.h"

namespace feedgen {

/// A map of the names in capitals that stand at the beginning of a line with a plain value behind
/// `=`: texts, numbers, True, False, None, lists, tuples and dicts of those, names that were set
/// before, sums of texts and of lists, and what `os.getenv()` falls back to. `NAME += …` and
/// `NAME['key'] = …` count too. A name with any other value is left out, and so is all that is
/// indented: what it would be, only Python could tell. Texts are quoted scalars. Fails on more than
/// `limits` allow.
[[nodiscard]] Result<Node> read_python_values(std::string_view text,
                                              const SyntaxLimits& limits = {});

}  // namespace feedgen
