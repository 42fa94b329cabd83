#include "article/categories.h"

#include <set>
#include <sstream>

#include <fmt/format.h>

#include "format/node_values.h"
#include "sites/generator.h"
#include "text/ascii.h"
#include "text/path_parts.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

CategoryPath read_path(const Node& node) {
  CategoryPath path = texts_in(node);
  for (std::string& name : path) name = plain_text(name);
  std::erase(path, std::string());
  return path;
}

// One more than is used is enough to tell that there are too many.
template <class T>
void add_once(T value, std::vector<T>& values) {
  if (value.empty() || values.size() > kMostOfAKind || is_one_of(value, values)) return;
  values.push_back(std::move(value));
}

void limit_depth(const Node::Member& member, std::vector<CategoryPath>& paths,
                 Diagnostics& diagnostics) {
  for (CategoryPath& path : paths) {
    if (path.size() <= kDeepestCategory) continue;
    path.resize(kDeepestCategory);
    add_warning(diagnostics,
                fmt::format("a category more than {} levels deep was cut", kDeepestCategory),
                "use fewer levels, or categories: flat", place_of(member));
  }
}

// What no site means: one article in thousands of feeds.
void limit_feeds(const Node::Member& member, std::vector<CategoryPath>& paths,
                 Diagnostics& diagnostics) {
  if (limit_categories(paths) == 0) return;
  add_warning(diagnostics,
              fmt::format("{}: there are too many; the first {} are used, since an article stands "
                          "in at most {} categories, parents included",
                          member.key, paths.size(), kMostCategoryFeeds),
              "name fewer", place_of(member));
}

// The folders between the one of articles and the article; of `a/index.md` not its own.
CategoryPath path_of_folders(std::string_view site_path) {
  CategoryPath path;
  const std::string_view name = last_part(site_path);
  if (ascii_lower(name.substr(0, name.rfind('.'))) == "index") site_path = folder_of(site_path);
  for (std::string_view rest = site_path; rest.find('/') != std::string_view::npos;) {
    const std::string_view folder = first_part(rest);
    std::string text = plain_text(repair_utf8(folder));
    if (!text.empty()) path.push_back(std::move(text));
    rest.remove_prefix(folder.size() + 1);
  }
  return path;
}

}  // namespace

std::vector<CategoryPath> read_categories(const Node& node, CategoryRule rule) {
  std::vector<CategoryPath> paths;
  const bool several =
      node.is_list() && (rule == CategoryRule::kFlat ||
                         any_of(node.items, [](const Node& item) { return item.is_list(); }));
  if (several) {
    for (const Node& item : node.items) add_once(read_path(item), paths);
  } else {
    add_once(read_path(node), paths);
  }
  return paths;
}

std::size_t limit_categories(std::vector<CategoryPath>& paths) {
  std::set<CategoryPath> levels;
  for (std::size_t i = 0; i < paths.size(); ++i) {
    for (CategoryPath level = paths[i]; !level.empty(); level.pop_back()) {
      if (!levels.insert(level).second) break;  // and so its parents
    }
    if (levels.size() <= kMostCategoryFeeds) continue;
    const std::size_t left_out = paths.size() - i;
    paths.resize(i);
    return left_out;
  }
  return 0;
}

std::vector<CategoryPath> read_folder_categories(const Fields& fields, std::string_view site_path) {
  std::vector<CategoryPath> paths;
  const auto add = [&](std::string_view name) {
    std::string text = plain_text(name);
    if (!text.empty()) add_once(CategoryPath{std::move(text)}, paths);
  };
  const auto add_all = [&](const Node& node) {
    for (const std::string& name : texts_in(node)) add(name);
  };
  for (std::string_view rest = site_path; rest.find('/') != std::string_view::npos;) {
    const std::string_view folder = first_part(rest);
    if (folder.starts_with('_')) break;
    add(repair_utf8(folder));
    rest.remove_prefix(folder.size() + 1);
  }
  if (const Node::Member* several = fields.find({"categories"})) {
    std::istringstream words(several->value.is_scalar() ? several->value.text : "");
    for (std::string word; words >> word;) add(word);
    if (several->value.is_list()) add_all(several->value);
  }
  if (const Node::Member* one = fields.find({"category"})) add_all(one->value);
  return paths;
}

std::vector<std::string> read_tags(const Node& node) {
  std::vector<std::string> tags;
  if (node.is_list()) {
    for (const std::string& tag : texts_in(node)) add_once(plain_text(tag), tags);
    return tags;
  }
  std::string_view rest = node.text;
  while (!rest.empty()) add_once(plain_text(take_until(rest, ',')), tags);
  return tags;
}

Result<void> read_all_categories(Names, KeyReading& reading) {
  const Settings& settings = reading.settings;
  const SiteGenerator* generator = settings.generator;
  std::vector<CategoryPath>& categories = reading.article.categories;
  const Node::Member* member = reading.fields.find(settings.category_fields);
  CategoryPath folders;
  if (settings.categories == CategoryRule::kFolders) {
    folders = path_of_folders(reading.file.site_path);
  }
  if (!folders.empty()) {
    categories.push_back(std::move(folders));
  } else if (generator != nullptr && generator->categories == CategoryHabit::kFoldersAndWords) {
    categories = read_folder_categories(reading.fields, reading.file.site_path);
  } else if (member != nullptr) {
    categories = read_categories(member->value, settings.categories);
  }
  const Node::Member whole_file{"categories", 1, 1, {}};
  limit_depth(member == nullptr ? whole_file : *member, categories, reading.diagnostics);
  limit_feeds(member == nullptr ? whole_file : *member, categories, reading.diagnostics);
  return {};
}

Result<void> read_all_tags(Names, KeyReading& reading) {
  const Node::Member* member = reading.fields.find(reading.settings.tag_fields);
  if (member == nullptr) return {};
  reading.article.tags = read_tags(member->value);
  limit_count(*member, reading.article.tags, reading.diagnostics);
  return {};
}

}  // namespace feedgen
