#include "article/groups.h"

#include <set>

#include <fmt/format.h>

#include "article/categories.h"
#include "article/glob.h"
#include "format/node_values.h"
#include "sites/generator.h"
#include "text/ascii.h"
#include "text/path_parts.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

std::string_view site_path_of(const SourceFile& file) {
  return file.site_path.empty() ? file.path : file.site_path;
}

// A name without anything to read has no feed.
void add(std::string_view family, std::string_view name, std::vector<GroupKey>& groups) {
  std::string clean = clean_text(name);
  if (!clean.empty()) groups.push_back({std::string(family), {std::move(clean)}});
}

const Node* member_of(const Node& head, std::string_view key) {
  const std::string lower = ascii_lower(key);
  for (const Node::Member& member : head.members) {
    if (ascii_lower(member.key) == lower) return &member.value;
  }
  return nullptr;
}

// The scalars of a value: its own, or those of a list.
std::vector<std::string> texts_of(const Node* node) {
  if (node == nullptr) return {};
  std::vector<std::string> texts = texts_in(*node);
  for (std::string& text : texts) text = clean_text(text);
  return texts;
}

std::string section_of(const SourceFile& file) {
  if (!file.section.empty()) return file.section;
  const std::string_view path = site_path_of(file);
  return path.find('/') == std::string_view::npos ? std::string() : std::string(first_part(path));
}

void add_section(const SourceFile& file, std::vector<GroupKey>& groups) {
  const std::string section = section_of(file);
  GroupKey key{std::string(kSectionFamily), {}};
  for (std::string_view rest = section; !rest.empty();) {
    std::string name = clean_text(repair_utf8(take_until(rest, '/')));
    if (!name.empty()) key.path.push_back(std::move(name));
  }
  if (!key.path.empty()) groups.push_back(std::move(key));
}

// Its own, else the site's.
const std::string& language_of(const Article& article, const Settings& settings) {
  return article.language.empty() ? settings.language : article.language;
}

std::string_view type_of(const SourceFile& file, const Settings& settings) {
  const SiteGenerator* generator = settings.generator;
  const bool has_types = generator != nullptr && generator->type_of != nullptr;
  return has_types ? generator->type_of(site_path_of(file), settings) : std::string_view();
}

// Each once.
std::set<std::string> category_names(const Article& article) {
  std::set<std::string> names;
  for (const CategoryPath& path : article.categories) names.insert(path.begin(), path.end());
  return names;
}

void add_only_generators(std::string_view family, const Article& article, const SourceFile& file,
                         const Settings& settings, std::vector<GroupKey>& groups) {
  const std::string_view type = type_of(file, settings);
  if (family == kOwnSectionFamily) {
    add(family, repair_utf8(file.section), groups);
  } else if (family == kCategoryNameFamily) {
    std::set<std::string> names;
    for (const std::string& name : category_names(article)) names.insert(lower_case(name));
    for (const std::string& name : names) add(family, name, groups);
  } else if (family == kCollectionCategoryFamily) {
    for (const std::string& name : category_names(article)) {
      groups.push_back({std::string(family), {std::string(type), name}});
    }
  } else if (type == "posts" && family == kPostCategoryFamily) {
    for (const std::string& name : category_names(article)) add(family, name, groups);
  } else if (type == "posts") {
    for (const std::string& tag : article.tags) add(family, tag, groups);
  }
}

std::vector<GroupKey> groups_in(const Family& family, const Article& article,
                                const SourceFile& file, const Node& head,
                                const Settings& settings) {
  std::vector<GroupKey> groups;
  if (family.word == kCategoryFamily) {
    for (const CategoryPath& path : article.categories) groups.push_back({family.word, path});
  } else if (!family.keys.empty()) {
    for (const std::string& key : family.keys) {
      for (const std::string& name : texts_of(member_of(head, key))) add(family.word, name, groups);
    }
  } else if (family.word == kTagFamily) {
    for (const std::string& tag : article.tags) add(family.word, tag, groups);
  } else if (family.word == kAuthorFamily) {
    for (const Person& person : article.authors) add(family.word, person.name, groups);
  } else if (family.word == kSectionFamily) {
    add_section(file, groups);
  } else if (family.word == kCollectionFamily) {
    add(family.word, type_of(file, settings), groups);
  } else if (is_only_generators(family.word)) {
    add_only_generators(family.word, article, file, settings, groups);
  } else if (family.word == kLanguageFamily) {
    add(family.word, language_of(article, settings), groups);
  }
  return groups;
}

bool has_category(const Article& article, std::string_view value) {
  return any_of(article.categories, [&](const CategoryPath& path) {
    std::string whole;
    for (const std::string& name : path) {
      whole += (whole.empty() ? "" : "/") + name;
      if (name == value || whole == value) return true;
    }
    return false;
  });
}

bool has_value(std::string_view key, const std::string& value, const Article& article,
               const SourceFile& file, const Node& head) {
  if (key == "path")
    return matches_glob(value, site_path_of(file)) || matches_glob(value, file.path);
  if (key == "categories") return has_category(article, value);
  if (key == "tags") return is_one_of(value, article.tags);
  if (key == "authors") {
    return any_of(article.authors, [&](const Person& person) { return person.name == value; });
  }
  const Node* node = member_of(head, key);
  const std::vector<std::string> texts = texts_of(node);
  if (is_one_of(value, texts)) return true;
  if (node == nullptr || node->is_list() || node->is_map()) return false;
  // `true` and `yes` are one value.
  const std::optional<bool> is_on = switch_value(*node);
  if (!is_on) return false;
  return value == (*is_on ? "true" : "false");
}

}  // namespace

bool meets(const Condition& condition, const Article& article, const SourceFile& file,
           const Node& head, const Settings& settings) {
  const auto meets_part = [&](const Condition& part) {
    return meets(part, article, file, head, settings);
  };
  const std::vector<Condition>& parts = condition.parts;
  switch (condition.kind) {
    case Condition::Kind::kAll: return all_of(parts, meets_part);
    case Condition::Kind::kAny: return any_of(parts, meets_part);
    case Condition::Kind::kNone: return none_of(parts, meets_part);
    case Condition::Kind::kField: break;
  }
  return any_of(condition.values, [&](const std::string& value) {
    if (condition.key == "language") return value == language_of(article, settings);
    return has_value(condition.key, value, article, file, head);
  });
}

std::vector<GroupKey> groups_of(const Article& article, const SourceFile& file, const Node& head,
                                const Settings& settings, Diagnostics& diagnostics) {
  std::vector<GroupKey> groups;
  for (const Family& family : settings.families) {
    std::vector<GroupKey> own = groups_in(family, article, file, head, settings);
    if (own.size() > kMostCategoryFeeds && family.word != kCategoryFamily) {
      own.resize(kMostCategoryFeeds);
      add_warning(diagnostics,
                  fmt::format("the article is in the feeds of its first {} {} only",
                              kMostCategoryFeeds, family.word),
                  "name fewer", Place{{}, 1, 1});
    }
    const bool has_room = groups.size() + own.size() <= kMostGroupsOfArticle;
    if (!has_room) {
      own.resize(kMostGroupsOfArticle - groups.size());
      add_warning(diagnostics,
                  fmt::format("the article is in the feeds of its first {} groups only",
                              kMostGroupsOfArticle),
                  "name fewer, or list fewer families in feeds", Place{{}, 1, 1});
    }
    groups.insert(groups.end(), own.begin(), own.end());
    if (!has_room) break;
  }
  for (const NamedFeed& feed : settings.named_feeds) {
    if (meets(feed.where, article, file, head, settings)) {
      groups.push_back({std::string(kNamedFamily), {feed.name}});
    }
  }
  return groups;
}

}  // namespace feedgen
