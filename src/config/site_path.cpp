#include "config/site_path.h"

#include <algorithm>
#include <vector>

#include "config/jekyll_slug.h"
#include "config/path_parts.h"

namespace feedgen {
namespace {

std::vector<std::string_view> folders_of(std::string_view path) {
  std::vector<std::string_view> folders;
  for (std::size_t slash = path.find('/'); slash != std::string_view::npos;
       slash = path.find('/')) {
    folders.push_back(path.substr(0, slash));
    path.remove_prefix(slash + 1);
  }
  return folders;
}

// Hexo and Jekyll pass over these names, and editors' copies.
bool is_kept_back(std::string_view name) {
  return name.starts_with('_') || name.starts_with('.') || name.starts_with('#') ||
         name.ends_with('~');
}

bool is_shown(std::string_view folder, const Settings& settings) {
  return folder == "_posts" || (folder == "_drafts" && settings.drafts);
}

bool is_hexo_post(std::string_view path, const Settings& settings) {
  const std::vector<std::string_view> folders = folders_of(path);
  const std::string_view name = last_part(path);
  return !folders.empty() && is_shown(folders.front(), settings) &&
         std::none_of(folders.begin() + 1, folders.end(), is_kept_back) && !is_kept_back(name) &&
         (!settings.hexo.post_asset_folder ||
          ending_of(name) == ending_of(settings.hexo.new_post_name));
}

bool is_jekyll_post(std::string_view path, const Settings& settings) {
  const std::vector<std::string_view> folders = folders_of(path);
  const std::string_view name = last_part(path);
  if (folders.empty() || is_kept_back(name)) return false;
  const auto& shown = settings.jekyll.collections;
  const bool in_collection =
      folders.front().starts_with('_') &&
      std::find(shown.begin(), shown.end(), folders.front().substr(1)) != shown.end();
  if (in_collection) return std::none_of(folders.begin() + 1, folders.end(), is_kept_back);
  const auto posts = std::find_if(folders.begin(), folders.end(), is_kept_back);
  if (posts == folders.end() || !is_shown(*posts, settings)) return false;
  if (std::any_of(posts + 1, folders.end(), is_kept_back)) return false;
  return *posts == "_drafts" || !read_jekyll_name(path).date.empty();
}

bool is_hugo_page(std::string_view path, const Settings& settings) {
  const std::string_view stem = without_ending(last_part(path));
  if (stem == "_index" || stem.starts_with("_index.")) return false;
  return std::none_of(settings.hugo.other_languages.begin(), settings.hugo.other_languages.end(),
                      [&](const std::string& other) { return stem.ends_with('.' + other); });
}

}  // namespace

std::string site_path(std::string_view root, std::string_view path, std::string_view source,
                      const Settings& settings) {
  const bool is_jekyll = settings.generator == Generator::kJekyll;
  std::string whole = std::string(root) + std::string(path);
  std::string base = std::string(source) + (source.ends_with('/') ? "" : "/");
  if (is_jekyll && !settings.jekyll.collections_dir.empty()) {
    base += settings.jekyll.collections_dir + '/';
  }
  if (!source.empty() && whole.starts_with(base)) return whole.substr(base.size());
  // The site's folder lies below the one that is read: what is beside it is none of the site's.
  if (!source.empty() && base.starts_with(root)) return {};
  const bool has_posts_folder = settings.generator == Generator::kHexo || is_jekyll;
  return (has_posts_folder ? "_posts/" : "") + std::string(path);
}

bool is_article_of_site(std::string_view path, const Settings& settings) {
  switch (settings.generator) {
    case Generator::kHexo:
      return is_hexo_post(path, settings);
    case Generator::kJekyll:
      return is_jekyll_post(path, settings);
    case Generator::kHugo:
      return is_hugo_page(path, settings);
    case Generator::kNone:
      break;
  }
  return true;
}

bool is_folder_of_site(std::string_view name, const Settings& settings) {
  return name != "_drafts" || settings.drafts;
}

}  // namespace feedgen
