// Names of languages.
#pragma once

#include <string>
#include <string_view>

namespace feedgen {

/// A language as BCP 47 writes it: "zh_tw", "zh-TW" and "zh_TW.UTF-8" are "zh-TW". Names of
/// countries that people write for their languages ("jp", "cn") are the languages. Empty: `text`
/// names none.
std::string language_tag(std::string_view text);

}  // namespace feedgen
