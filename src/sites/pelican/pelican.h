// Pelican, as its sources have it (getpelican/pelican).
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sites/generator.h"

namespace feedgen {

/// The head's key of the one author that addresses name; no author writes it.
inline constexpr std::string_view kPelicanAuthor = "first author";

struct PelicanRules {
  /// Patterns and what takes the place of their matches, one after the other.
  using Substitutions = std::vector<std::pair<std::string, std::string>>;

  std::string lang_url = "{slug}-{lang}.html";  ///< addresses in other languages
  std::string default_lang = "en";
  bool slug_from_name = false;  ///< of the file, not from the title
  bool use_unicode = false;     ///< slugs keep letters of all scripts
  bool preserve_case = false;   ///< slugs are not made lower case
  Substitutions slug_substitutions{
      {R"([^\w\s-])", ""}, {R"(\A\s*)", ""}, {R"(\s*\Z)", ""}, {R"([-\s]+)", "-"}};
  Substitutions category_substitutions;  ///< empty: those of slugs
  Substitutions author_substitutions;
  bool folders_are_categories = true;
  std::string default_category = "misc";
  std::string default_date;
  bool has_file_dates = false;  ///< what has no date has that of its file
  Node default_metadata;        ///< a map or null
  Node path_metadata;           ///< maps by paths of files and folders
  std::string name_pattern = R"((?P<date>\d{4}-\d{2}-\d{2}).*)";  ///< metadata in a file's name
  std::string path_pattern;                                       ///< the same in its path
  std::vector<std::string> article_paths{""};                     ///< below the source
  std::vector<std::string> page_paths{"pages"};                   ///< what lies there is no article
};

extern const SiteGenerator kPelican;

inline constexpr RulesOf<PelicanRules> pelican_rules{"pelican"};

SiteReading read_pelican_configuration(const Node& root);
/// What Python-Markdown does with the extensions that `MARKDOWN` names.
void read_pelican_habits(const Node& root, const Node& packages, Settings& settings);
/// What the settings, the path and the folder say of an article that does not say otherwise.
Node read_pelican_head(Node head, std::string_view path, const Settings& settings);
extern const TemplateWords kPelicanFeedLinks;
OwnFeeds pelican_feeds(const Node& root, const Node& packages, const Settings& settings);
std::string pelican_address(const AddressFacts& facts, const Settings& settings);
/// "tag:HOST,DAY:PATH", as its Atom and RSS have it.
std::string pelican_id(const AddressFacts& facts, const Settings& settings);
Result<void> check_pelican_permalink(std::string_view pattern);
/// pelican.utils.slugify(). Without substitutions, those of slugs hold.
std::string pelican_slug(std::string_view text, const PelicanRules::Substitutions& substitutions,
                         const PelicanRules& rules);

}  // namespace feedgen
