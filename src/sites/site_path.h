// Where an article lies in its site.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "value/settings.h"

namespace feedgen {

/// The path below `source`, the real path of the folder in which the site's paths begin, of
/// "`root`/`path`", where `root` is the real path of a folder of articles with a slash at its end.
/// A folder that is not the site's is taken for its folder of articles. Empty: not the site's.
std::string site_path(std::string_view root, std::string_view path, std::string_view source,
                      const Settings& settings);

/// Whether the generator makes an article of the file at `path` in the site, as far as its path
/// tells. True without a generator.
bool is_article_of_site(std::string_view path, const Settings& settings);

/// Whether a folder of that name may hold articles of the site.
bool is_folder_of_site(std::string_view name, const Settings& settings);

/// The folders of a path, outermost first.
std::vector<std::string_view> folders_above(std::string_view path);

/// Names that generators with `_posts` pass over, editors' copies among them.
bool is_kept_back(std::string_view name);

/// `_posts`, and `_drafts` where drafts are shown.
bool is_posts_folder(std::string_view name, const Settings& settings);

}  // namespace feedgen
