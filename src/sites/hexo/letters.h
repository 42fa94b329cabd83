// The Latin letters that Hexo spells without their marks in slugs (hexo-util's escape_diacritic).
#pragma once

#include <string_view>

namespace feedgen {

/// "e" for "é", "AE" for "Æ"; empty for letters that stay as they are.
std::string_view plain_letters(char32_t letter);

}  // namespace feedgen
