#include "index/category_tree.h"

#include <algorithm>
#include <unordered_set>

#include "state/checked_row.h"
#include "text/path_parts.h"

namespace feedgen {
namespace {

constexpr std::size_t kLongestName = std::size_t{1} << 20U;
constexpr std::int64_t kMostCategories = 0x7FFFFFFF;  // members have four bytes for them

// One level below the folder of the parent.
bool is_in_folder_of(const std::string& folder, const Category& parent) {
  return !folder.empty() && folder_of(folder) == parent.folder;
}

}  // namespace

CategoryTree::CategoryTree(Session& session) : session_(session) {
  categories_[kWholeSite].number = kWholeSite;
  std::unordered_set<std::string> folders;
  Statement& rows = session.statement(
      "SELECT number, parent, name, folder, articles FROM categories ORDER BY number");
  while (session.step(rows)) {
    CheckedRow row(session, rows, "categories");
    Category category;
    category.number = row.number(0, kWholeSite, kMostCategories);
    category.parent = row.number(1, 0, kMostCategories);
    category.name = row.text(2, kLongestName);
    category.folder = row.path_of_feeds(3);
    category.articles = static_cast<std::size_t>(row.count(4));
    if (category.number == kWholeSite) {
      categories_[kWholeSite].articles = category.articles;
      continue;
    }
    // feedgen writes parents before their children: other rows are damage.
    const auto parent = categories_.find(category.parent);
    const bool is_in_place =
        parent != categories_.end() && is_in_folder_of(category.folder, parent->second);
    if (!is_in_place) row.refuse(3, "not below its parent's");
    const bool is_new =
        by_name_.try_emplace({category.parent, category.name}, category.number).second &&
        folders.insert(category.folder).second;
    if (!is_new) row.refuse(3, "another category's");
    if (session.failure()) {
      by_name_.clear();
      return;
    }
    next_ = std::max(next_, category.number + 1);
    categories_[category.number] = std::move(category);
  }
}

void CategoryTree::clear() {
  session_.run("DELETE FROM categories");
  categories_.clear();
  categories_[kWholeSite].number = kWholeSite;
  by_name_.clear();
  unsaved_.clear();
  next_ = kWholeSite + 1;
  is_reshaped_ = true;
}

std::int64_t CategoryTree::child(std::int64_t parent, const std::string& name) {
  const auto [found, is_new] = by_name_.try_emplace({parent, name}, next_);
  if (!is_new) return found->second;
  categories_[next_] = Category{next_, parent, name, {}, 0, true};
  unsaved_[next_] = false;
  is_reshaped_ = true;
  return next_++;
}

std::vector<std::int64_t> CategoryTree::levels_of(const std::vector<CategoryPath>& paths) {
  std::vector<std::int64_t> levels{kWholeSite};
  for (const CategoryPath& path : paths) {
    std::int64_t at = kWholeSite;
    for (const std::string& name : path) {
      at = child(at, name);
      if (std::find(levels.begin(), levels.end(), at) == levels.end()) levels.push_back(at);
    }
  }
  return levels;
}

void CategoryTree::touch(std::int64_t category) {
  const auto found = categories_.find(category);
  if (found != categories_.end()) found->second.is_touched = true;
}

void CategoryTree::touch_all() {
  for (auto& [number, category] : categories_) category.is_touched = true;
}

void CategoryTree::add_article(std::int64_t category) {
  ++categories_[category].articles;
  unsaved_[category] = false;
  touch(category);
}

void CategoryTree::remove_article(std::int64_t category) {
  const auto found = categories_.find(category);
  if (found == categories_.end() || found->second.articles == 0) {
    return session_.fail({DatabaseFault::kDamaged, "a category has lost its articles"});
  }
  --found->second.articles;
  unsaved_[category] = false;
  touch(category);
}

void CategoryTree::prune() {
  for (auto category = categories_.begin(); category != categories_.end();) {
    if (category->first == kWholeSite || category->second.articles > 0) {
      ++category;
      continue;
    }
    by_name_.erase({category->second.parent, category->second.name});
    unsaved_[category->first] = true;
    is_reshaped_ = true;
    category = categories_.erase(category);
  }
}

void CategoryTree::append(
    std::int64_t number,
    const std::unordered_map<std::int64_t, std::vector<const Category*>>& children,
    std::vector<const Category*>& order) const {
  const auto found = children.find(number);
  if (found == children.end()) return;
  for (const Category* category : found->second) {
    order.push_back(category);
    append(category->number, children, order);
  }
}

std::vector<const Category*> CategoryTree::in_order() const {
  std::unordered_map<std::int64_t, std::vector<const Category*>> children;
  // Sorted by parent and name, so that children come in the order of their names.
  for (const auto& [key, number] : by_name_) children[key.first].push_back(&at(number));
  std::vector<const Category*> order{&at(kWholeSite)};
  append(kWholeSite, children, order);
  return order;
}

CategoryPath CategoryTree::path_of(const Category& category) const {
  CategoryPath path;
  for (const Category* at = &category; at->number != kWholeSite; at = &this->at(at->parent)) {
    path.push_back(at->name);
  }
  std::reverse(path.begin(), path.end());
  return path;
}

void CategoryTree::set_folder(std::int64_t number, const std::string& folder) {
  Category& category = categories_.at(number);
  if (category.folder == folder) return;
  category.folder = folder;
  category.is_touched = true;
  unsaved_[number] = false;
}

void CategoryTree::save() {
  for (const auto& [number, is_gone] : unsaved_) {
    if (is_gone) {
      session_.run(session_.statement("DELETE FROM categories WHERE number = ?").bind(0, number));
      continue;
    }
    const Category& category = categories_.at(number);
    Statement& row = session_.statement(
        "INSERT INTO categories (number, parent, name, folder, articles) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (number) DO UPDATE SET folder = excluded.folder,"
        " articles = excluded.articles");
    row.bind(0, number).bind(1, category.parent).bind(2, category.name).bind(3, category.folder);
    session_.run(row.bind(4, static_cast<std::int64_t>(category.articles)));
  }
  unsaved_.clear();
}

}  // namespace feedgen
