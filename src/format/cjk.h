// Chinese, Japanese and Korean characters, as far as Markdown has to tell them from others.
#pragma once

namespace feedgen {

/// A letter, sign or punctuation mark of these scripts, full-width forms too; no emoji, and none of
/// the quotation marks and dashes that other languages share.
bool is_cjk(char32_t c);

/// A mark that ends an address: CJK punctuation, full-width forms of ASCII's, and the typographic
/// quotation marks, dashes and dots.
bool is_punctuation_behind_address(char32_t c);

}  // namespace feedgen
