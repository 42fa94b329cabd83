// How Chinese characters are read, in Latin letters.
#pragma once

#include <string_view>

namespace feedgen {

/// "bei" for U+5317; empty for what is no character of the basic block, or has no reading.
std::string_view han_reading(char32_t c);

}  // namespace feedgen
