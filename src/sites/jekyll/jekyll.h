// Jekyll, as its sources have it (jekyll/lib, jekyll-feed).
#pragma once

#include "sites/generator.h"

namespace feedgen {

struct JekyllRules {
  std::string collections_dir;           ///< holds `_posts` and the collections; empty: the source
  std::vector<std::string> collections;  ///< whose documents are articles too, without "_"
};

extern const SiteGenerator kJekyll;

inline const JekyllRules& jekyll_rules(const Settings& settings) {
  return generator_rules<JekyllRules>(settings, "jekyll");
}
inline JekyllRules& jekyll_rules(Settings& settings) {
  return generator_rules<JekyllRules>(settings, "jekyll");
}

SiteReading read_jekyll_configuration(const Node& root);
void read_jekyll_habits(const Node& root, const Node& packages, Settings& settings);
std::string jekyll_address(const AddressFacts& facts, const Settings& settings);

/// jekyll-feed's id of a post, below the address of the site: the address without its last part,
/// and the file's name without its date and ending in that place.
std::string jekyll_id(const AddressFacts& facts, const Settings& settings);

Result<void> check_jekyll_permalink(std::string_view pattern);

}  // namespace feedgen
