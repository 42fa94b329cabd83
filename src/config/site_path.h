// Where an article lies in its site, and whether the site's generator takes the file for one.
#pragma once

#include <string>
#include <string_view>

#include "config/settings.h"

namespace feedgen {

/// The path below `source`, the real path of the folder in which the site's paths begin, of
/// "`root`/`path`", where `root` is the real path of a folder of articles with a slash at its end.
/// A folder that is not the site's is taken for its folder of articles. Empty: not the site's.
std::string site_path(std::string_view root, std::string_view path, std::string_view source,
                      const Settings& settings);

/// Whether the generator makes an article of the file at `path` in the site: Hexo of what lies in
/// `_posts`, Jekyll of dated names in any `_posts` and of what lies in the collections that are
/// shown, Hugo of all but `_index.*` and other languages. True without a generator.
bool is_article_of_site(std::string_view path, const Settings& settings);

/// Whether a folder of that name may hold articles of the site.
bool is_folder_of_site(std::string_view name, const Settings& settings);

}  // namespace feedgen
