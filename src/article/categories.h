// Categories and tags, in all the shapes that front matter gives them.
#pragma once

#include <string>
#include <vector>

#include "article/keys.h"

namespace feedgen {

/// The deepest level that has a feed of its own: ten folder names of 255 bytes fit into a path.
inline constexpr std::size_t kDeepestCategory = 10;

/// Each level of each category of an article has feeds that may show its whole text: so many times,
/// and once a format, a byte of an article may be written.
inline constexpr std::size_t kMostCategoryFeeds = 64;

/// With `categories: folders` the folders that the article lies in, if there are any. Else the
/// categories by the habit of the site's generator, else by the settings `category_fields` and
/// `categories`; within the bounds above, with warnings.
[[nodiscard]] Result<void> read_all_categories(Names names, KeyReading& reading);

/// The tags by the setting `tag_fields`; at most kMostOfAKind, with a warning.
[[nodiscard]] Result<void> read_all_tags(Names names, KeyReading& reading);

/// Leaves out the paths that would have an article stand in more than kMostCategoryFeeds
/// categories, their parents included, and all behind them. Returns how many.
std::size_t limit_categories(std::vector<CategoryPath>& paths);

/// A list is one path by the hierarchy rule (if one of its items is a list, each item is a path)
/// and separate names by the flat rule; a scalar is one name. Names are plain text; empty ones are
/// left out, and so are paths that are named twice, and all behind kMostOfAKind + 1.
std::vector<CategoryPath> read_categories(const Node& node, CategoryRule rule);

/// CategoryHabit::kFoldersAndWords: the names of the folders above `_posts` in `site_path`, then
/// `categories` (a text is split at spaces), then `category`, each one category of its own.
std::vector<CategoryPath> read_folder_categories(const Fields& fields, std::string_view site_path);

/// A list, or one text with commas between the tags; each tag once, at most kMostOfAKind + 1.
std::vector<std::string> read_tags(const Node& node);

}  // namespace feedgen
