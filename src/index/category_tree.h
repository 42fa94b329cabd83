// The categories of all articles that are shown, as a tree: how many articles each has, which
// folder its feeds are in, and which hold articles that have changed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "system/session.h"
#include "value/names.h"

namespace feedgen {

struct Category {
  std::int64_t number = 0;
  std::int64_t parent = 0;
  std::string name;
  std::string folder;  ///< below the output folder, with '/'; empty for the site
  std::size_t articles = 0;
  bool is_touched = false;
};

/// The whole site is the root of the tree.
inline constexpr std::int64_t kWholeSite = 1;

class CategoryTree {
 public:
  /// Reads the recorded tree.
  explicit CategoryTree(Session& session);

  /// Forgets all categories, in the database too.
  void clear();

  /// The site and every level of the paths, each once; new ones are added.
  std::vector<std::int64_t> levels_of(const std::vector<CategoryPath>& paths);

  /// Counts an article in or out, and touches the category.
  void add_article(std::int64_t category);
  void remove_article(std::int64_t category);
  void touch(std::int64_t category);
  void touch_all();

  /// Removes categories without articles. To be called when all articles were added and removed.
  void prune();

  /// The site, then all categories in the order of their paths (bytes), parents before their
  /// children.
  std::vector<const Category*> in_order() const;

  const Category& at(std::int64_t number) const { return categories_.at(number); }
  CategoryPath path_of(const Category& category) const;

  /// True where categories were added or removed: then folders may have to be named again.
  bool is_reshaped() const { return is_reshaped_; }
  void set_folder(std::int64_t number, const std::string& folder);

  /// Writes the changes to the database.
  void save();

 private:
  std::int64_t child(std::int64_t parent, const std::string& name);
  void append(std::int64_t number,
              const std::unordered_map<std::int64_t, std::vector<const Category*>>& children,
              std::vector<const Category*>& order) const;

  Session& session_;
  std::unordered_map<std::int64_t, Category> categories_;
  std::map<std::pair<std::int64_t, std::string>, std::int64_t, std::less<>> by_name_;
  std::map<std::int64_t, bool> unsaved_;  // true: its row is to be removed
  std::int64_t next_ = kWholeSite + 1;
  bool is_reshaped_ = false;
};

}  // namespace feedgen
