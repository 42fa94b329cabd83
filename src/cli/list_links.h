// `feedgen list --html`: the links to feeds for the head of a page, or as a piece of a template.
#pragma once

#include <string>

#include "cli/options.h"
#include "scan/run.h"

namespace feedgen {

/// The lines, or with --json the links as data. `options.html` is empty for the site's links alone;
/// else it names a template language, or a page: by its address, by its path in the site's output
/// or from here, or by the file of its article. Fails, as a usage error, where there is no such
/// page, or no feed has an address.
[[nodiscard]] Result<std::string> html_links(const Options& options, Run& run);

}  // namespace feedgen
