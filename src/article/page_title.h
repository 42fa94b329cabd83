// The title of a web page names the site too: which part of it is the article's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace feedgen {

enum class TitleSource {
  kMeta,          ///< written for the article: it loses only what is surely the site's
  kTitleElement,  ///< `<title>`
};

/// "Title | Section | Site" without what is the site's: parts at the ends that are one of
/// `site_names`, or all parts but the one that is one of `headings`; of a `<title>` also the last
/// part, if enough is left. Never empty, unless `title` is.
std::string without_site_name(std::string_view title, TitleSource source,
                              const std::vector<std::string>& site_names,
                              const std::vector<std::string>& headings);

}  // namespace feedgen
