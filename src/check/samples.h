// The examples of rules as whole documents, for tests and for the manual.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "check/rule.h"

namespace feedgen {

/// The document that an example stands for. Lines `-name` take the skeleton's element of that name
/// out; an element takes the place of the skeleton's of the same name, unless the example begins
/// with `+`.
std::string sample_document(const CheckRule& rule, std::string_view example);

/// The two documents of an example of kEdition or kFormats.
std::pair<std::string, std::string> sample_documents(const CheckRule& rule,
                                                     std::string_view example);

}  // namespace feedgen
