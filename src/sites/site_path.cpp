#include "sites/site_path.h"

#include <array>

#include "sites/generator.h"
#include "value/ranges.h"

namespace feedgen {

std::string site_path(std::string_view root, std::string_view path, std::string_view source,
                      const Settings& settings) {
  const SiteGenerator* generator = settings.generator;
  std::string whole = std::string(root) + std::string(path);
  std::string base = std::string(source) + (source.ends_with('/') ? "" : "/");
  if (generator != nullptr && generator->source_part != nullptr) {
    const std::string part = generator->source_part(settings);
    if (!part.empty()) base += part + '/';
  }
  if (!source.empty() && whole.starts_with(base)) return whole.substr(base.size());
  // The site's folder lies below the one that is read: what is beside it is none of the site's.
  if (!source.empty() && base.starts_with(root)) return {};
  return std::string(generator == nullptr ? "" : generator->posts_folder).append(path);
}

bool is_article_of_site(std::string_view path, const Settings& settings) {
  return settings.generator == nullptr || settings.generator->is_article(path, settings);
}

bool is_folder_of_site(std::string_view name, const Settings& settings) {
  // Templates, data and output of several generators.
  constexpr std::array<std::string_view, 6> kNoArticles{"_components", "_data", "_includes",
                                                        "_layouts",    "_sass", "_site"};
  if (is_one_of(name, kNoArticles)) return false;
  return name != "_drafts" || settings.drafts;
}

std::vector<std::string_view> folders_above(std::string_view path) {
  std::vector<std::string_view> folders;
  for (std::size_t slash = path.find('/'); slash != std::string_view::npos;
       slash = path.find('/')) {
    folders.push_back(path.substr(0, slash));
    path.remove_prefix(slash + 1);
  }
  return folders;
}

bool is_kept_back(std::string_view name) {
  return name.starts_with('_') || name.starts_with('.') || name.starts_with('#') ||
         name.ends_with('~');
}

bool is_posts_folder(std::string_view name, const Settings& settings) {
  return name == "_posts" || (name == "_drafts" && settings.drafts);
}

}  // namespace feedgen
