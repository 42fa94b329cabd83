// Categories and tags for the formats that know only names, not terms.
#pragma once

#include <string>
#include <vector>

#include "value/feed.h"

namespace feedgen {

/// The names in the order of the labels, each once: levels of two paths, or a category and a tag,
/// may have the same.
std::vector<std::string> label_names(const std::vector<Label>& labels);

}  // namespace feedgen
