// The settings by which feedgen.yaml says what a site generator's own configuration would say.
// Each reads one value and fails as the readers in setting_values.h do.
#pragma once

#include "config/settings.h"
#include "value/node.h"
#include "value/result.h"

namespace feedgen::site_settings {

Result<void> generator(const Node& node, Settings& settings);
Result<void> permalinks(const Node& node, Settings& settings);
Result<void> ids(const Node& node, Settings& settings);
Result<void> defaults(const Node& node, Settings& settings);
Result<void> excerpt_separator(const Node& node, Settings& settings);
Result<void> expired(const Node& node, Settings& settings);
Result<void> order(const Node& node, Settings& settings);

/// Maps whose members change the generator's rules one by one.
Result<void> hexo(const Node& node, Settings& settings);
Result<void> jekyll(const Node& node, Settings& settings);
Result<void> hugo(const Node& node, Settings& settings);

}  // namespace feedgen::site_settings

namespace feedgen {

/// "none", "hexo", "jekyll" or "hugo".
[[nodiscard]] Result<Generator> read_generator(const Node& node);

/// Fails where a pattern names a variable that its dialect does not have.
[[nodiscard]] Result<void> check_permalink_in(Generator dialect, std::string_view pattern);

}  // namespace feedgen
