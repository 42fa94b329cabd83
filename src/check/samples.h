// The examples of rules as whole documents, for tests and for the manual.
#pragma once

#include <string>
#include <string_view>

#include "check/rule.h"

namespace feedgen {

/// The document that an example stands for. Lines `-name` take the skeleton's element of that name
/// out; an element takes the place of the skeleton's of the same name, unless the example begins
/// with `+`.
std::string sample_document(const CheckRule& rule, std::string_view example);

}  // namespace feedgen
