// Makes untrusted text safe to print on a terminal: without characters that move the cursor, ring
// the bell or change the order of the text.
#pragma once

#include <string>
#include <string_view>

namespace feedgen {

/// Any bytes as one printable line of UTF-8: control characters and bytes that are not UTF-8
/// become `\xNN`, bidirectional controls and other invisible format characters `\u{NNNN}`.
std::string printable(std::string_view bytes);

/// printable() in double quotes, cut to a length that fits a message.
std::string in_quotes(std::string_view text);

}  // namespace feedgen
