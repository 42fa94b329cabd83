// Articles that have something in common, and therefore feeds of their own: those of the site, of a
// category, a tag, an author.
#pragma once

#include <string>
#include <string_view>

#include "value/names.h"

namespace feedgen {

/// Words of the families that every site may have; a generator's taxonomies have words of their
/// own.
inline constexpr std::string_view kSiteFamily = "site";
inline constexpr std::string_view kCategoryFamily = "categories";
inline constexpr std::string_view kTagFamily = "tags";
inline constexpr std::string_view kAuthorFamily = "authors";
inline constexpr std::string_view kSectionFamily = "sections";
inline constexpr std::string_view kLanguageFamily = "languages";
inline constexpr std::string_view kCollectionFamily = "collections";  ///< a generator's types
inline constexpr std::string_view kNamedFamily = "feeds";             ///< of feeds with a condition

/// Families that only generators have, whose feeds are made in the generators' formats alone: every
/// name of a category in small letters, whatever it stands below; the categories and tags of posts
/// without other collections; a collection and a category; a section that asks for a feed, without
/// those below it, by its whole path.
inline constexpr std::string_view kCategoryNameFamily = "category-names";
inline constexpr std::string_view kPostCategoryFamily = "post-categories";
inline constexpr std::string_view kPostTagFamily = "post-tags";
inline constexpr std::string_view kCollectionCategoryFamily = "collection-categories";
inline constexpr std::string_view kOwnSectionFamily = "own-sections";

constexpr bool is_only_generators(std::string_view family) {
  return family == kCategoryNameFamily || family == kPostCategoryFamily ||
         family == kPostTagFamily || family == kCollectionCategoryFamily ||
         family == kOwnSectionFamily;
}

/// Whether groups of the family lie below one another, so that their paths may have several names.
constexpr bool has_levels(std::string_view family) {
  return family == kCategoryFamily || family == kSectionFamily ||
         family == kCollectionCategoryFamily;
}

/// Names a group in every run.
struct GroupKey {
  std::string family{kSiteFamily};
  CategoryPath path;  ///< empty for the site alone; one name where the family has no levels

  bool is_site() const { return path.empty(); }
  auto operator<=>(const GroupKey&) const = default;
};

}  // namespace feedgen
