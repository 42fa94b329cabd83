// The characters that every parser takes as they are. See html_plain.h.
#pragma once

#include <string_view>

namespace feedgen {

/// False for controls but LF and tab, surrogates and noncharacters, some of which parsers replace.
bool is_plain_character(char32_t c);

/// `text` is valid UTF-8.
bool is_plain_text(std::string_view text);

}  // namespace feedgen
