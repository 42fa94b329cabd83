// The door to utf8proc: normal forms, case folding, and where text may be cut. Locale-free.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace feedgen {

/// Normalization Form C of valid UTF-8.
std::string nfc(std::string_view text);

/// Normalization Form D, in which file systems of Macs keep names.
std::string nfd(std::string_view text);

/// Normalization Form KC: compatibility forms (full-width "！") become the plain ones ("!").
std::string nfkc(std::string_view text);

/// Without the marks that NFD sets apart: "Téßt" becomes "Teßt".
std::string without_accents(std::string_view text);

/// Each code point's simple lower case, whatever the language ("İ" becomes "i").
std::string lower_case(std::string_view text);
std::string upper_case(std::string_view text);

/// The kind of a code point by its general category: letter (L), mark (M), decimal digit (Nd).
bool is_letter(char32_t c);
bool is_mark(char32_t c);
bool is_decimal_digit(char32_t c);

/// Full case folding of the NFC form: equal results mean that a case-insensitive file system may
/// take two names for the same.
std::string case_fold(std::string_view text);

/// ASCII only, whatever the locale: for keywords of formats, which are ASCII by definition.
std::string ascii_lower(std::string_view text);

/// White space at both ends removed and every run of white space or control characters inside
/// made one space, as a title or a name is shown. Unicode's spaces count. A single no-break space
/// between two characters stays what it is.
std::string collapse_space(std::string_view text);

/// True for most text that neither nfc() nor collapse_space() changes; finding out costs less than
/// either.
bool is_settled_text(std::string_view text);

/// White space (ASCII) at both ends left out.
std::string_view trim(std::string_view text);

/// The longest prefix of at most `most` graphemes (UAX #29 extended grapheme clusters) that does
/// not end inside a word. Scripts without spaces (Chinese, Japanese, Thai …) may be cut between
/// any graphemes; closing punctuation stays with what it closes. Adds "…" where it cut.
std::string cut_text(std::string_view text, std::size_t most);

/// cut_text() of collapse_space(), which goes no further than it has to.
std::string cut_collapsed(std::string_view text, std::size_t most);

/// What a heading is called in an address, by GitHub's rule: letters, marks, digits, connectors and
/// hyphens in lower case, a hyphen for each space; everything else is left out. May be empty.
std::string heading_slug(std::string_view heading);

/// The length in bytes of the longest prefix of at most `most` bytes that ends between graphemes.
std::size_t grapheme_prefix(std::string_view text, std::size_t most);

}  // namespace feedgen
