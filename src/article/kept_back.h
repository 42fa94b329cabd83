// What in an article's front matter keeps it from the public (article/hiding_keys.h): keys of its
// own, those in its `params` and `extra`, and what the site's plugins keep back.
#pragma once

#include <string>
#include <vector>

#include "value/diagnostic.h"
#include "value/node.h"
#include "value/settings.h"
#include "value/source_file.h"

namespace feedgen {

/// Hidden::kNo where nothing does. Warns of a value whose meaning is not clear, and of a key that
/// is nearly one of those that hide: both hide. Keys that the setting `show` names hide nothing.
KeptBack kept_back(const Node& front_matter, const Settings& settings, Diagnostics& diagnostics);

/// Whether the site keeps back articles with one of these tags, and the article has no password,
/// not even a blank one.
KeptBack kept_back_by_tag(const Node& front_matter, const std::vector<std::string>& tags,
                          const Settings& settings);

}  // namespace feedgen
