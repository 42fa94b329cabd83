// What a site's configuration, and that of its theme, call its icon.
#pragma once

#include <string>
#include <vector>

#include "value/node.h"

namespace feedgen {

/// The values of keys such as `favicon` and `apple_touch_icon`, and all in them, that end as
/// pictures do: paths below the site's address or whole addresses, in the order of the source, each
/// once.
std::vector<std::string> icon_names_in(const Node& configuration);

}  // namespace feedgen
