// Hugo, as its sources have it (gohugoio/hugo).
#pragma once

#include "sites/generator.h"

namespace feedgen {

struct HugoRules {
  bool ugly_urls = false;                  ///< "name.html", not "name/"
  std::vector<std::string> ugly_sections;  ///< the same, for these only
  bool dated_names = false;     ///< "2021-07-10-name" is a date, which counts first, and a slug
  bool keep_case = false;       ///< paths are not made lower case
  bool remove_accents = false;  ///< of paths
  std::string language;         ///< the one that is read; empty: the site has but one
  std::vector<std::string> other_languages;  ///< "name.fr.md" is no article then
  std::vector<std::string> other_folders;    ///< below the content, with another language's
  std::string folder;  ///< in front of every address, for a language that has a folder of its own
  bool is_in_names = false;  ///< only files whose names have the language are in it
};

extern const SiteGenerator kHugo;

inline constexpr RulesOf<HugoRules> hugo_rules{"hugo"};

/// Split configuration: `config/_default`, and `config/production` over it.
std::vector<ConfigurationPart> hugo_parts(const Node& root, const FilesBelow& files_below);
SiteReading read_hugo_configuration(const Node& root);
/// The languages that lie in folders of the site's output, without the default one.
std::vector<SiteEdition> hugo_editions(const Node& root);
Node hugo_edition(Node root, const std::string& language);
/// "name.en" without its language, whatever the case.
std::string_view without_hugo_language(std::string_view stem, std::string_view language);
extern const TemplateWords kHugoFeedLinks;
OwnFeeds hugo_feeds(const Node& root, const Node& packages, const Settings& settings);
void read_hugo_habits(const Node& root, const Node& packages, Settings& settings);
/// The sets of a `cascade`, a map or a list of maps, that are for articles of the site's language.
std::vector<FrontMatterDefaults> hugo_cascade(const Node& cascade, const HugoRules& rules);
FolderSays read_hugo_folder(const Node& front_matter, const Settings& settings);
std::vector<std::string> hugo_folder_files(std::string_view folder, const Settings& settings);
std::string hugo_address(const AddressFacts& facts, const Settings& settings);
/// Hugo's own way with names (PathSpec.MakePathSanitized and URLize).
/// Letters, marks, digits, "./\_#+~-@" and "%XX" stay, white space becomes hyphens, the rest goes;
/// lower case unless the site keeps its own. `text` is valid UTF-8.
std::string hugo_slug(std::string_view text, const HugoRules& rules);
Result<void> check_hugo_permalink(std::string_view pattern);

}  // namespace feedgen
