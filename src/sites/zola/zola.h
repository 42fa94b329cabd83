// Zola, as its sources have it (getzola/zola).
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "sites/generator.h"

namespace feedgen {

struct ZolaRules {
  enum class Slugs { kOn, kSafe, kOff };
  Slugs slugs = Slugs::kOn;                  ///< of paths
  Slugs taxonomy_slugs = Slugs::kOn;         ///< of terms
  bool keep_dates = false;                   ///< "2021-07-10-name" stays whole in the address
  std::vector<std::string> other_languages;  ///< "name.fr.md" is no article then
};

extern const SiteGenerator kZola;

inline constexpr RulesOf<ZolaRules> zola_rules{"zola"};

SiteReading read_zola_configuration(const Node& root);
/// What the name of a taxonomy follows in the key that its own terms stand under then.
inline constexpr std::string_view kZolaTaxonomy = "taxonomies.";
/// Taxonomies as tags, categories and authors.
Node read_zola_head(Node head, std::string_view path, const Settings& settings);
extern const TemplateWords kZolaFeedLinks;
OwnFeeds zola_feeds(const Node& root, const Node& packages, const Settings& settings);
/// A name as a part of an address.
std::string zola_slug(std::string_view text, ZolaRules::Slugs slugs);
std::string zola_address(const AddressFacts& facts, const Settings& settings);
/// The whole address as Zola's feeds have it, letters as they are; only what stands in no IRI is
/// encoded.
std::string zola_id(const AddressFacts& facts, const Settings& settings);
/// Sections are folders with `_index.md`; those that are drafts take their pages with them. A
/// page's section is the one whose own feed has it, where there is any.
std::unique_ptr<SiteFolders> open_zola_folders(FileReader& files, const std::string& source,
                                               const Settings& settings);

/// A page's name, which is its folder's for "index.md", as a date (empty: none) and the rest.
struct ZolaName {
  std::string_view whole;
  std::string_view date;
  std::string_view rest;  ///< of a name that is a date alone: empty
};
ZolaName read_zola_name(std::string_view path);

}  // namespace feedgen
