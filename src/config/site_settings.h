// The settings by which feedgen.yaml says what a site generator's own configuration would say.
// Each reads one value and fails as the readers in format/node_values.h do.
#pragma once

#include <cstddef>

#include "value/node.h"
#include "value/result.h"
#include "value/settings.h"

namespace feedgen::site_settings {

/// Of an excerpt_separator, in bytes: looking for a longer one would take too long.
inline constexpr std::size_t kLongestSeparator = 1000;

Result<void> generator(const Node& node, Settings& settings);
Result<void> permalinks(const Node& node, Settings& settings);
Result<void> ids(const Node& node, Settings& settings);
Result<void> defaults(const Node& node, Settings& settings);
Result<void> excerpt_separator(const Node& node, Settings& settings);
Result<void> expired(const Node& node, Settings& settings);

/// The map whose members change the rules of one generator.
Result<void> generator_rules(const SiteGenerator& generator, const Node& node, Settings& settings);

}  // namespace feedgen::site_settings

namespace feedgen {

/// A generator's word; "none" is null.
[[nodiscard]] Result<const SiteGenerator*> read_generator(const Node& node);

/// Fails where a pattern names a variable that its dialect (null: feedgen's own) does not have.
[[nodiscard]] Result<void> check_permalink_in(const SiteGenerator* dialect,
                                              std::string_view pattern);

}  // namespace feedgen
