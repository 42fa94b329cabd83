// Names of elements, attributes and prefixes in XML.
#pragma once

#include <string_view>

namespace feedgen {

/// Whether valid UTF-8 is an NCName (Namespaces in XML 1.0, section 3): a name without a colon.
bool is_xml_name(std::string_view name);

}  // namespace feedgen
