// What only one generator knows: the rules by which Hexo, Jekyll and Hugo tell articles from other
// files and make their addresses.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "time/zone.h"

namespace feedgen {

/// Whose rules hold. kNone: feedgen's own.
enum class Generator { kNone, kHexo, kJekyll, kHugo };

/// Names with what they stand for, in the order of the source.
using NameMap = std::vector<std::pair<std::string, std::string>>;

struct HexoRules {
  std::string default_category = "uncategorized";
  NameMap category_map;        ///< names of categories as addresses spell them
  NameMap permalink_defaults;  ///< variables for articles that don't set them
  std::string new_post_name = ":title.md";
  enum class Case { kKeep, kLower, kUpper } filename_case = Case::kKeep;
  bool trailing_index = true;  ///< "index.html" stays at the end of an address
  bool trailing_html = true;   ///< ".html" stays
  bool post_asset_folder = false;
  std::optional<Zone> machine_timezone;  ///< whose days are in addresses; none: the site's
};

struct JekyllRules {
  std::string collections_dir;           ///< holds `_posts` and the collections; empty: the source
  std::vector<std::string> collections;  ///< whose documents are articles too, without "_"
};

struct HugoRules {
  bool ugly_urls = false;                  ///< "name.html", not "name/"
  std::vector<std::string> ugly_sections;  ///< the same, for these only
  bool dated_names = false;     ///< "2021-07-10-name" is a date, which counts first, and a slug
  bool keep_case = false;       ///< paths are not made lower case
  bool remove_accents = false;  ///< of paths
  std::string language;         ///< the one that is read; empty: the site has but one
  std::vector<std::string> other_languages;  ///< "name.fr.md" is no article then
  std::string folder;  ///< in front of every address, for a language that has a folder of its own
};

/// The addresses of one folder: Hugo's section, Jekyll's collection.
struct FolderPattern {
  std::string folder;
  std::string pattern;
};

}  // namespace feedgen
