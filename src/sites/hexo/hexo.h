// Hexo, as its sources have it (hexo/lib, hexo-util, hexo-generator-feed).
#pragma once

#include <string>
#include <string_view>

#include "sites/generator.h"

namespace feedgen {

struct HexoRules {
  std::string default_category = "uncategorized";
  NameMap category_map;        ///< names of categories as addresses spell them
  NameMap tag_map;             ///< likewise of tags
  NameMap permalink_defaults;  ///< variables for articles that don't set them
  std::string new_post_name = ":title.md";
  enum class Case { kKeep, kLower, kUpper } filename_case = Case::kKeep;
  bool trailing_index = true;  ///< "index.html" stays at the end of an address
  bool trailing_html = true;   ///< ".html" stays
  bool post_asset_folder = false;
  std::string hidden_key = "hidden";        ///< of hexo-hide-posts; empty: it hides nothing
  std::vector<std::string> encrypted_tags;  ///< whose articles hexo-blog-encrypt encrypts
  std::optional<Zone> machine_timezone;     ///< whose days are in addresses; none: the site's
};

extern const SiteGenerator kHexo;

inline constexpr RulesOf<HexoRules> hexo_rules{"hexo"};

SiteReading read_hexo_configuration(const Node& root);
void read_hexo_habits(const Node& root, const Node& packages, Settings& settings);
extern const TemplateWords kHexoFeedLinks;
/// Those of hexo-generator-feed or hexo-feed, whichever package.json or the settings name.
OwnFeeds hexo_feeds(const Node& root, const Node& packages, const Settings& settings);
std::string hexo_address(const AddressFacts& facts, const Settings& settings);

// slug.cpp: Hexo's own ways with names, its slugs and what it reads from an article's file name.

/// hexo-util's slugize(): Latin letters without their marks, every run of punctuation and white
/// space (Unicode's, but ASCII punctuation only) one hyphen, none at the ends.
std::string hexo_slug(std::string_view text, HexoRules::Case letters);

/// What `new_post_name` finds in the path of an article below `_posts` (both without endings), by
/// variable; `title` is always among them. A path that does not fit has its slug for a title.
NameMap read_post_name(std::string_view new_post_name, std::string_view path);

}  // namespace feedgen
