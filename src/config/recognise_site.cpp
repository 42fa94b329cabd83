#include "config/recognise_site.h"

#include <algorithm>
#include <array>
#include <span>

#include "text/unicode.h"

namespace feedgen {
namespace {

constexpr std::array<std::string_view, 20> kHexoKeys{
    "archive_dir",   "category_dir",       "category_map",
    "code_dir",      "default_layout",     "external_link",
    "filename_case", "i18n_dir",           "new_post_name",
    "per_page",      "permalink_defaults", "post_asset_folder",
    "pretty_urls",   "public_dir",         "render_drafts",
    "root",          "skip_render",        "source_dir",
    "tag_dir",       "titlecase"};
constexpr std::array<std::string_view, 5> kHexoFiles{
    "source/_posts", "scaffolds", "_config.landscape.yml", "source/_drafts", "db.json"};
constexpr std::array<std::string_view, 20> kJekyllKeys{
    "baseurl",      "collections", "defaults",    "destination", "excerpt_separator",
    "gems",         "highlighter", "kramdown",    "layouts_dir", "limit_posts",
    "liquid",       "markdown",    "paginate",    "plugins",     "plugins_dir",
    "remote_theme", "sass",        "show_drafts", "source",      "collections_dir"};
constexpr std::array<std::string_view, 8> kJekyllFiles{"_posts", "_layouts", "_includes", "_drafts",
                                                       "_sass",  "Gemfile",  "_data",     "_site"};
constexpr std::array<std::string_view, 10> kHugoKeys{
    "baseurl", "languagecode", "contentdir", "permalinks", "taxonomies",
    "params",  "buildfuture",  "uglyurls",   "outputs",    "defaultcontentlanguage"};
constexpr std::array<std::string_view, 3> kHugoFiles{"content", "archetypes", "themes"};

std::ptrdiff_t count_keys(const Node& root, std::span<const std::string_view> keys) {
  return std::count_if(root.members.begin(), root.members.end(), [&](const Node::Member& member) {
    return std::find(keys.begin(), keys.end(), ascii_lower(member.key)) != keys.end();
  });
}

std::ptrdiff_t count_files(const IsBeside& is_beside, std::span<const std::string_view> names) {
  return std::count_if(names.begin(), names.end(), is_beside);
}

}  // namespace

Generator recognise_config_yml(const Node& root, const IsBeside& is_beside) {
  // What lies there says more than a key that a theme may have invented.
  const auto hexo = count_keys(root, kHexoKeys) + 3 * count_files(is_beside, kHexoFiles);
  const auto jekyll = count_keys(root, kJekyllKeys) + 3 * count_files(is_beside, kJekyllFiles);
  if (hexo == 0 && jekyll == 0) return Generator::kNone;
  return hexo > jekyll ? Generator::kHexo : Generator::kJekyll;
}

Generator recognise_config(const Node& root, const IsBeside& is_beside) {
  const auto keys = count_keys(root, kHugoKeys);
  const bool is_hugo = keys >= 2 || (keys == 1 && count_files(is_beside, kHugoFiles) > 0);
  return is_hugo ? Generator::kHugo : Generator::kNone;
}

}  // namespace feedgen
