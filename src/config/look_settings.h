// The settings that say how readers show the site, and how often they come.
// Each reads one value and fails as the readers in format/node_values.h do.
#pragma once

#include "value/node.h"
#include "value/result.h"
#include "value/settings.h"

namespace feedgen::look_settings {

Result<void> icon(const Node& node, Settings& settings);
Result<void> logo(const Node& node, Settings& settings);
Result<void> cover(const Node& node, Settings& settings);

/// "#2A6FDB", "2a6fdb" or "#0af".
Result<void> accent_color(const Node& node, Settings& settings);
Result<void> reader_url(const Node& node, Settings& settings);

/// The name of a file, which is read when the settings are complete (cli/page_files.h). Its ending
/// must not be one of articles.
Result<void> page_template(const Node& node, Settings& settings);
Result<void> page_style(const Node& node, Settings& settings);

/// {subscribe: Follow}, for pages in all languages, or {it: {subscribe: Iscriviti}}.
Result<void> page_texts(const Node& node, Settings& settings);

/// As read_refresh() says.
Result<void> refresh(const Node& node, Settings& settings);

}  // namespace feedgen::look_settings
