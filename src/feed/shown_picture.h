// Whether an entry's text shows its picture already.
#pragma once

#include <string_view>

namespace feedgen {

/// True if an `<img>`, `<source>` or `<video>` in `html` names `url`, in whichever attribute. `url`
/// is absolute and encoded; in `html` its '&' may be written as "&amp;".
bool shows_picture(std::string_view html, std::string_view url);

}  // namespace feedgen
