// Astro: Markdown below `src/`, as its documentation and its own themes have it. What pages a
// site's routes make is a program, so addresses follow the names of routes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sites/generator.h"

namespace feedgen {

struct AstroRules {
  /// Folders below `src/pages` with a route for each entry, "blog"; "" for `src/pages` itself.
  std::vector<std::string> routes;
  bool has_slash = true;  ///< addresses end in a slash
};

extern const SiteGenerator kAstro;

inline constexpr RulesOf<AstroRules> astro_rules{"astro"};

/// The member of a configuration's root under which the routes that were found stand.
inline constexpr std::string_view kAstroRoutes = "feedgen-routes";

/// Likewise the files that its endpoints of feeds become, "rss.xml".
inline constexpr std::string_view kAstroEndpoints = "feedgen-endpoints";

Node astro_endpoints(const IsBeside& is_beside);
OwnFeeds astro_feeds(const Node& root, const Node& packages, const Settings& settings);

SiteReading read_astro_configuration(const Node& root);
/// Likewise the constants of `src/consts.ts`, where Astro's template keeps the site's title.
inline constexpr std::string_view kAstroConstants = "feedgen-constants";
std::vector<ConfigurationPart> astro_parts(const Node& root, const FilesBelow& files_below);
std::string astro_address(const AddressFacts& facts, const Settings& settings);

}  // namespace feedgen
