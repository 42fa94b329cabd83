// Whose configuration a file is, by its data and by what lies beside it.
#pragma once

#include <functional>
#include <string_view>

#include "config/site_rules.h"
#include "value/node.h"

namespace feedgen {

/// Tells whether there is a file or folder of that name beside the configuration.
using IsBeside = std::function<bool(std::string_view name)>;

/// For `_config.yml`: Hexo, Jekyll, or kNone where nothing speaks for either.
Generator recognise_config_yml(const Node& root, const IsBeside& is_beside);

/// For `config.toml` and the like, a name that others use too: Hugo or kNone.
Generator recognise_config(const Node& root, const IsBeside& is_beside);

}  // namespace feedgen
