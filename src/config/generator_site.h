// The configuration of a site generator as feedgen's own settings: one reader for each generator.
// Pure and total: any tree of data makes settings, what can't be used makes warnings.
#pragma once

#include <string_view>

#include "config/site_rules.h"
#include "config/translation.h"

namespace feedgen {

/// `root` is the file's map; null for a generator whose defaults are all there is. Paths in the
/// settings are relative to the folder of the file. docs/sites.md lists the keys.
SiteReading read_hexo_site(const Node& root);
SiteReading read_jekyll_site(const Node& root);
SiteReading read_hugo_site(const Node& root);

/// The reader for `generator`, which is not kNone.
SiteReading read_site(Generator generator, const Node& root);

/// "Hexo".
std::string_view generator_name(Generator generator);

}  // namespace feedgen
