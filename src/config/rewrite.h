// The setting `rewrite`: beginnings of addresses, and what stands there instead.
#pragma once

#include <vector>

#include "value/node.h"
#include "value/result.h"
#include "value/settings.h"

namespace feedgen {

/// A map with `from` and `to`, or a list of those. Both are whole web addresses; `to` may be empty,
/// which takes a proxy off that is put before whole addresses.
[[nodiscard]] Result<std::vector<Rewrite>> read_rewrites(const Node& node);

}  // namespace feedgen
