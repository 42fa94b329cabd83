// Which groups that have feeds an article is in: its categories, tags, authors, section and
// language, the names that its front matter has under a taxonomy's keys, and the feeds whose
// condition it meets.
#pragma once

#include <cstddef>
#include <vector>

#include "value/article.h"
#include "value/diagnostic.h"
#include "value/node.h"
#include "value/settings.h"
#include "value/source_file.h"

namespace feedgen {

/// A few lines of settings can list thousands of families.
inline constexpr std::size_t kMostGroupsOfArticle = 256;

/// In the order of the settings' families; at most kMostCategoryFeeds of each, and
/// kMostGroupsOfArticle of all, with a warning.
/// `head` is the article's front matter, a map or null.
std::vector<GroupKey> groups_of(const Article& article, const SourceFile& file, const Node& head,
                                const Settings& settings, Diagnostics& diagnostics);

/// Whether the article meets the condition.
bool meets(const Condition& condition, const Article& article, const SourceFile& file,
           const Node& head, const Settings& settings);

}  // namespace feedgen
