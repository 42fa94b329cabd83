// The settings that say which feeds there are beside the site's and the categories', what is in
// them, and where they lie. Each reads one value and fails as the readers in format/node_values.h
// do.
#pragma once

#include <cstddef>

#include "value/node.h"
#include "value/result.h"
#include "value/settings.h"

namespace feedgen::feed_settings {

/// A list: words of families, `{family: tags, limit: 50}`, and feeds with a name,
/// `{name: talks, where: {tags: audio, path: "episodes/**"}}`. Feeds with a name come beside the
/// usual families; where a family is listed, only those that are listed have feeds.
Result<void> feeds(const Node& node, Settings& settings);

/// Entries a document; 0: no archives.
Result<std::size_t> archives(const Node& node);

/// `{rss: index.xml}`.
Result<void> names(const Node& node, Settings& settings);

/// By family, a pattern (feed/places.h) or a map of formats to patterns:
/// `{tags: "tag/:slug/:file", site: {atom: atom.xml}}`.
Result<void> places(const Node& node, Settings& settings);
Result<void> also_at(const Node& node, Settings& settings);

/// `true`, `false`, or the folder of the site's pages.
Result<void> inject(const Node& node, Settings& settings);

}  // namespace feedgen::feed_settings
