// Reads a written document back, with libxml2's parser and XPath.
#pragma once

#include <string>
#include <vector>

namespace feedgen {

/// The string values of the nodes that `xpath` selects, in document order. Prefixes are a (Atom),
/// content, dc and media. The test fails if `document` is not well-formed.
std::vector<std::string> select(const std::string& document, const std::string& xpath);

/// The one value that `xpath` selects, or "(none)", or "(several)".
std::string value(const std::string& document, const std::string& xpath);

}  // namespace feedgen
