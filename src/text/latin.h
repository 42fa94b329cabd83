// Text of any script in plain Latin letters, as generators of sites spell addresses.
#pragma once

#include <string>
#include <string_view>

namespace feedgen {

/// `text` in ASCII: "Ça va" is "Ca va", "北京" is "Bei Jing ", "Мир" is "Mir", "서울" is "seoul".
/// Characters without a spelling of theirs are left out. `text` is valid UTF-8. Nearly as the
/// libraries Unidecode (Python) and deunicode (Rust) do it: rare characters may differ.
std::string in_latin_letters(std::string_view text);

/// How a Chinese character is read: "bei" for U+5317; empty for what is no character of the basic
/// block, or has no reading.
std::string_view han_reading(char32_t c);

}  // namespace feedgen
