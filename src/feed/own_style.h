// CSS of a site's own, which its pages hold in a <style> element: whether it stays in there, and
// loads nothing.
#pragma once

#include <string_view>

#include "value/result.h"

namespace feedgen {

/// Fails, with line and column, where the text would end the element (`</style>`), begin a comment
/// of HTML, or load a file (`@import`, `url()` of anything but `data:` and `#`, `src()`,
/// `image-set()`), also where it is written with escapes (CSS Syntax 3 section 4.3.7).
[[nodiscard]] Result<void> check_own_style(std::string_view css);

}  // namespace feedgen
