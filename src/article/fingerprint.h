// The text of a file becomes what its identity can be recognised by when its name has changed.
#pragma once

#include <string_view>

#include "value/fingerprint.h"

namespace feedgen {

/// `bytes` are the whole file, `body` what follows its front matter. A blank file says nothing of
/// who it is, and neither does a body of fewer than 64 bytes, which others may have too.
Fingerprint fingerprint_of(std::string_view bytes, std::string_view body);

}  // namespace feedgen
