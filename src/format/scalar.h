// What a scalar means, once somebody asks for a switch or for a text that people will read.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "value/node.h"

namespace feedgen {

/// true, yes, on, y and false, no, off, n, whatever the case; nothing for others.
std::optional<bool> switch_value(const Node& node);

/// A title or a name as it is shown: characters that XML can't carry replaced, white space
/// collapsed to single spaces, NFC. `text` is valid UTF-8.
std::string clean_text(std::string_view text);

/// clean_text() of text whose character references (`&amp;`, `&#39;`) are decoded first, once.
std::string plain_text(std::string_view text);

}  // namespace feedgen
