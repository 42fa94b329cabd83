#include "article/categories.h"

#include <algorithm>
#include <set>
#include <sstream>

#include "format/node_values.h"
#include "text/path_parts.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

CategoryPath read_path(const Node& node) {
  CategoryPath path;
  if (node.is_scalar()) path.push_back(plain_text(node.text));
  for (const Node& item : node.items) {
    if (item.is_scalar()) path.push_back(plain_text(item.text));
  }
  std::erase(path, std::string());
  return path;
}

// One more than is used is enough to tell that there are too many.
template <class T>
void add_once(T value, std::vector<T>& values) {
  if (value.empty() || values.size() > kMostOfAKind ||
      std::find(values.begin(), values.end(), value) != values.end())
    return;
  values.push_back(std::move(value));
}

}  // namespace

std::vector<CategoryPath> read_categories(const Node& node, CategoryRule rule) {
  std::vector<CategoryPath> paths;
  const bool several =
      node.is_list() &&
      (rule == CategoryRule::kFlat || std::any_of(node.items.begin(), node.items.end(),
                                                  [](const Node& item) { return item.is_list(); }));
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
    if (node.is_scalar()) add(node.text);
    for (const Node& item : node.items) {
      if (item.is_scalar()) add(item.text);
    }
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
    for (const Node& item : node.items) {
      if (item.is_scalar()) add_once(plain_text(item.text), tags);
    }
    return tags;
  }
  std::string_view rest = node.text;
  while (!rest.empty()) {
    const std::size_t comma = std::min(rest.find(','), rest.size());
    add_once(plain_text(rest.substr(0, comma)), tags);
    rest.remove_prefix(std::min(comma + 1, rest.size()));
  }
  return tags;
}

}  // namespace feedgen
