// Names of languages.
#pragma once

#include <string>
#include <string_view>

namespace feedgen {

/// A language as BCP 47 writes it: "zh_tw", "zh-TW" and "zh_TW.UTF-8" are "zh-TW". Names of
/// countries that people write for their languages ("jp", "cn") are the languages. Empty: `text`
/// names none.
std::string language_tag(std::string_view text);

/// Whether an edition of a site may be called so: at most 35 letters of ASCII, digits and hyphens,
/// as in language tags (RFC 5646 section 4.4.1).
bool is_edition_name(std::string_view name);

}  // namespace feedgen
