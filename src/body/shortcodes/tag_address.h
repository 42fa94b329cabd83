// An address that a tag gives, behind what its author wrote before the tag.
#pragma once

#include <string>
#include <string_view>

#include "value/settings.h"

namespace feedgen {

/// Authors write the site's address before a tag, since one version of their generator gives a path
/// and the next one that with the site's folder. What of `written`'s end belongs to that is removed
/// from it. Returns what has to follow it: `address`, or its path behind another whole address.
std::string join_address(std::string_view address, const Settings& settings, std::string& written);

}  // namespace feedgen
