// The links to feeds as a piece of a site's template.
#pragma once

#include <string>
#include <vector>

#include "sites/page_partial.h"
#include "value/report.h"

namespace feedgen {

/// Prints, in any page of the site, what LinksOfPages says: the site's links as they stand, those
/// of the page's category by the template language's own variables. Formats whose files lie in
/// another place for each category are left out.
std::string feed_partial(const TemplateWords& words, const std::vector<FeedReport>& feeds,
                         const Settings& settings);

}  // namespace feedgen
