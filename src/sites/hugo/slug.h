// Hugo's own way with names (PathSpec.MakePathSanitized and URLize).
#pragma once

#include <string>
#include <string_view>

#include "sites/hugo/hugo.h"

namespace feedgen {

/// Letters, marks, digits, "./\_#+~-@" and "%XX" stay, white space becomes hyphens, the rest goes;
/// lower case unless the site keeps its own. `text` is valid UTF-8.
std::string hugo_slug(std::string_view text, const HugoRules& rules);

}  // namespace feedgen
