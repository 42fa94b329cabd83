#include "article/fields.h"

#include <algorithm>
#include <compare>

#include <fmt/format.h>

#include "article/glob.h"
#include "sites/generator.h"
#include "text/display.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// An order whatever the case, that most comparisons settle by the lengths.
std::strong_ordering compare(std::string_view a, std::string_view b) {
  if (a.size() != b.size()) return a.size() <=> b.size();
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (lower(a[i]) != lower(b[i])) return lower(a[i]) <=> lower(b[i]);
  }
  return std::strong_ordering::equal;
}

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
    if (compare(member.key, key) == 0) return &member;
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

Fields::Fields(const Node& root, Diagnostics& diagnostics) : root_(&root) {
  fields_.reserve(root.members.size());
  for (const Node::Member& member : root.members) {
    fields_.push_back({member.key, &member});
    marks_ |= mark_of(member.key);
  }
  // The members stand in one array: their addresses tell which is the later one.
  std::sort(fields_.begin(), fields_.end(), [](const Field& a, const Field& b) {
    const std::strong_ordering order = compare(a.key, b.key);
    return order == 0 ? a.member < b.member : order < 0;
  });
  std::vector<const Node::Member*> repeated;
  const auto same_key = [](const Field& a, const Field& b) { return compare(a.key, b.key) == 0; };
  for (auto i = std::adjacent_find(fields_.begin(), fields_.end(), same_key); i != fields_.end();
       i = std::adjacent_find(i + 1, fields_.end(), same_key)) {
    repeated.push_back((i + 1)->member);
  }
  if (repeated.empty()) return;
  // From the back, so that each key's last member is the one that stays.
  const auto kept = std::unique(fields_.rbegin(), fields_.rend(), same_key);
  fields_.erase(fields_.begin(), kept.base());
  std::sort(repeated.begin(), repeated.end());
  for (const Node::Member* member : repeated) {
    add_warning(diagnostics, fmt::format("{} stands here a second time", in_quotes(member->key)),
                "keep one of them; the last one counts", place_of(*member));
  }
}

// One of 64 bits, the same whatever the case.
std::uint64_t Fields::mark_of(std::string_view key) {
  if (key.empty()) return 1;
  const auto letter = [](char c) { return static_cast<unsigned char>(lower(c)); };
  const std::size_t mixed = key.size() * 5U + letter(key.front()) * 7U + letter(key.back()) * 3U;
  return std::uint64_t{1} << (mixed % 64U);
}

const Node::Member* Fields::find_one(std::string_view name) const {
  if ((marks_ & mark_of(name)) == 0) return nullptr;
  const auto found = std::lower_bound(
      fields_.begin(), fields_.end(), name,
      [](const Field& field, std::string_view wanted) { return compare(field.key, wanted) < 0; });
  const bool is_there = found != fields_.end() && compare(found->key, name) == 0;
  return is_there && !found->member->value.is_null() ? found->member : nullptr;
}

const Node::Member* Fields::find(Names names) const {
  for (const std::string_view name : names) {
    if (const Node::Member* member = find_one(name)) return member;
  }
  return nullptr;
}

const Node::Member* Fields::find(std::initializer_list<std::string_view> names) const {
  return find(Names(names.begin(), names.size()));
}

const Node::Member* Fields::find(const std::vector<std::string>& names) const {
  for (const std::string& name : names) {
    if (const Node::Member* member = find_one(name)) return member;
  }
  return nullptr;
}

std::string_view Fields::text(Names names) const {
  for (const std::string_view name : names) {
    const Node::Member* member = find_one(name);
    if (member == nullptr || !member->value.is_scalar()) continue;
    const std::string_view text = trim(member->value.text);
    if (!text.empty()) return text;
  }
  return {};
}

std::string_view Fields::text(std::initializer_list<std::string_view> names) const {
  return text(Names(names.begin(), names.size()));
}

const Node::Member* member_of(const Node& map, Names names) {
  for (const std::string_view name : names) {
    for (const Node::Member& member : map.members) {
      if (compare(member.key, name) == 0 && !member.value.is_null()) return &member;
    }
  }
  return nullptr;
}

const Node::Member* member_of(const Node& map, std::initializer_list<std::string_view> names) {
  return member_of(map, Names(names.begin(), names.size()));
}

std::string_view text_of(const Node& map, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    const Node::Member* member = member_of(map, {name});
    if (member != nullptr && member->value.is_scalar()) return trim(member->value.text);
  }
  return {};
}

void warn_of_member(const Node::Member& member, const std::string& problem,
                    const std::string& remedy, Diagnostics& diagnostics) {
  add_warning(diagnostics, fmt::format("{}: {}", member.key, problem), remedy, place_of(member));
}

bool is_in_scope(std::string_view path, const FrontMatterDefaults& some, const Settings& settings) {
  if (matches(some.path, path)) return true;
  const SiteGenerator* generator = settings.generator;
  const bool is_lower = generator != nullptr && generator->scopes_are_lower_case;
  return is_lower && matches(some.path, ascii_lower(path));
}

void add_missing(const Node& more, Node& map) {
  if (more.members.empty()) return;
  map.kind = Node::Kind::kMap;
  for (const Node::Member& member : more.members) {
    Node::Member* there = find(map, member.key);
    if (there == nullptr) {
      map.members.push_back(Node::Member{member.key, 0, 0, member.value});
    } else if (there->value.is_null()) {
      there->value = member.value;
    } else if (there->value.is_map() && member.value.is_map()) {
      for (const Node::Member& inner : member.value.members) {
        if (find(there->value, inner.key) == nullptr) there->value.members.push_back(inner);
      }
    }
  }
}

Node with_defaults(Node own, std::string_view path, const Settings& settings) {
  std::vector<const FrontMatterDefaults*> fitting;
  const std::string_view type = type_of(path, settings);
  for (const FrontMatterDefaults& some : settings.defaults) {
    const bool has_type = some.type.empty() || some.type == type;
    if (has_type && is_in_scope(path, some, settings)) fitting.push_back(&some);
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
