// Text from a file becomes part of a message.
#pragma once

#include <string>
#include <string_view>

namespace feedgen {

/// In quotes, with control characters as \xNN and what is beyond about 60 bytes as "...": no text
/// moves the cursor of a terminal or hides the rest of the message.
std::string quoted(std::string_view text);

}  // namespace feedgen
