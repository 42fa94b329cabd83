#include "article/default_fields.h"

#include <algorithm>
#include <vector>

#include "article/glob.h"
#include "sites/generator.h"
#include "text/path_parts.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

std::string_view without_slash(std::string_view path) {
  if (path.starts_with('/')) path.remove_prefix(1);
  return path;
}

// A path with stars is held against every folder above the article, and the article.
bool matches(std::string_view scope, std::string_view path) {
  scope = without_slash(scope);
  if (scope.find('*') == std::string_view::npos) return path.starts_with(scope);
  for (std::size_t end = path.find('/'); end != std::string_view::npos;
       end = path.find('/', end + 1)) {
    if (matches_glob(scope, path.substr(0, end))) return true;
  }
  return matches_glob(scope, path);
}

std::string_view type_of(std::string_view path, const Settings& settings) {
  const SiteGenerator* generator = settings.generator;
  const bool has_types = generator != nullptr && generator->type_of != nullptr;
  return has_types ? generator->type_of(path, settings) : "posts";
}

bool goes_before(const FrontMatterDefaults* a, const FrontMatterDefaults* b) {
  const std::size_t a_length = without_slash(a->path).size();
  const std::size_t b_length = without_slash(b->path).size();
  if (a_length != b_length) return a_length > b_length;
  return !a->type.empty() && b->type.empty();
}

Node::Member* find(Node& map, std::string_view key) {
  for (Node::Member& member : map.members) {
    if (ascii_lower(member.key) == ascii_lower(key)) return &member;
  }
  return nullptr;
}

bool is_categories(std::string_view key, const Settings& settings) {
  const SiteGenerator* generator = settings.generator;
  return generator != nullptr && generator->categories == CategoryHabit::kFoldersAndWords &&
         key == "categories";
}

void join_lists(const Node& first, Node& second) {
  if (!first.is_list()) return;
  Node joined = first;
  if (second.is_list()) {
    joined.items.insert(joined.items.end(), second.items.begin(), second.items.end());
    second = std::move(joined);
  }
}

}  // namespace

Node with_defaults(Node own, std::string_view path, const Settings& settings) {
  std::vector<const FrontMatterDefaults*> fitting;
  const std::string_view type = type_of(path, settings);
  for (const FrontMatterDefaults& some : settings.defaults) {
    const bool has_type = some.type.empty() || some.type == type;
    if (has_type && matches(some.path, path)) fitting.push_back(&some);
  }
  // Of equals the later one counts.
  std::reverse(fitting.begin(), fitting.end());
  std::stable_sort(fitting.begin(), fitting.end(), goes_before);
  if (!fitting.empty()) own.kind = Node::Kind::kMap;
  const std::size_t own_count = own.members.size();
  for (const FrontMatterDefaults* some : fitting) {
    for (const Node::Member& member : some->values.members) {
      Node::Member* there = find(own, member.key);
      if (there == nullptr) {
        own.members.push_back(Node::Member{member.key, 0, 0, member.value});
      } else if (there->value.is_null()) {
        there->value = member.value;
      } else if (is_categories(member.key, settings) &&
                 static_cast<std::size_t>(there - own.members.data()) < own_count) {
        join_lists(member.value, there->value);
      }
    }
  }
  return own;
}

}  // namespace feedgen
