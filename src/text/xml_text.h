// What XML 1.0 section 2.2 lets stand in a document at all. The rest can't even be escaped.
#pragma once

#include <string>
#include <string_view>

namespace feedgen {

/// `text` is valid UTF-8. False if it holds a control character, U+FFFE or U+FFFF.
bool is_xml_text(std::string_view text);

/// Valid UTF-8 with each character that XML can't carry replaced: controls by a space, U+FFFE and
/// U+FFFF by U+FFFD.
std::string to_xml_text(std::string_view text);

/// `&`, `<`, `>` and `"` as character references: plain text becomes HTML.
std::string escape_html(std::string_view text);

}  // namespace feedgen
