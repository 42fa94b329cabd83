// The address and the id that an article has in its site.
#pragma once

#include <string>

#include "article/fields.h"
#include "value/article.h"
#include "value/settings.h"
#include "value/source_file.h"

namespace feedgen {

struct SiteLink {
  std::string url;  ///< absolute; empty: the site's address is not known
  std::string id;   ///< of the site's former feed; empty: the address is the id
};

/// `article` has its title, dates and categories. `written` is the publication on the clocks of
/// the zone that the front matter names.
SiteLink link_in_site(const Fields& fields, const SourceFile& file, const Article& article,
                      std::chrono::local_seconds written, const Settings& settings);

}  // namespace feedgen
