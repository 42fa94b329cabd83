// The setting `extra`: elements of other vocabularies, and objects of JSON Feed, that a site puts
// into its feeds.
#pragma once

#include "value/node.h"
#include "value/own_elements.h"
#include "value/result.h"
#include "value/settings.h"

namespace feedgen {

/// A map with `namespaces`, `feed`, `entry` and `json`. Fails, at the line, on a name that XML does
/// not allow (Namespaces in XML 1.0, NCName), a prefix that is not declared, an address that is
/// none or is that of a format's own elements, and an element that feedgen writes itself.
[[nodiscard]] Result<OwnElements> read_extra(const Node& node);

/// Fills in what feeds show of it (Settings::feed_elements, feed_objects), from settings and the
/// site's configuration. Fails on a key that neither has.
[[nodiscard]] Result<void> complete_extra(Settings& settings);

}  // namespace feedgen
