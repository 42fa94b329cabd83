#include <algorithm>

#include "sites/pelican/pattern.h"
#include "sites/pelican/pelican.h"
#include "text/ascii.h"
#include "text/path_parts.h"
#include "text/unicode.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

Node::Member* find(Node& map, std::string_view key) {
  return find_if(map.members, [&](const Node::Member& one) { return ascii_lower(one.key) == key; });
}

// What is said later holds; the article's own comes first and is kept.
class Said {
 public:
  void put(std::string_view key, const Node& value) {
    std::erase_if(all_.members, [&](const Node::Member& one) { return one.key == key; });
    add_member(all_, key, value);
  }

  void put_all(const Node& map) {
    for (const Node::Member& member : map.members) put(ascii_lower(member.key), member.value);
  }

  // Of several patterns the first that names a key counts.
  void put_matches(std::string_view pattern, std::string_view text, Node& seen) {
    const auto parsed = PelicanPattern::parse(pattern);
    const auto groups = parsed && !text.empty() ? parsed->match(text) : std::nullopt;
    if (!groups) return;
    for (const auto& [name, value] : *groups) {
      const std::string key = ascii_lower(name);
      if (value.empty() || find(seen, key) != nullptr) continue;
      add_member(seen, key, scalar_node(value));
      put(key, scalar_node(value));
    }
  }

  void add_to(Node& head) const {
    for (const Node::Member& member : all_.members) {
      Node::Member* own = find(head, member.key);
      if (own == nullptr) {
        head.kind = Node::Kind::kMap;
        head.members.push_back(member);
      } else if (own->value.is_null()) {
        own->value = member.value;
      }
    }
  }

 private:
  Node all_ = map_node();
};

void put_path_metadata(const PelicanRules& rules, std::string_view path, Said& said) {
  std::vector<const Node::Member*> all;
  for (const Node::Member& member : rules.path_metadata.members) all.push_back(&member);
  std::sort(all.begin(), all.end(),
            [](const Node::Member* a, const Node::Member* b) { return a->key < b->key; });
  for (const Node::Member* one : all) {
    std::string_view scope = one->key;
    const bool is_it = path == scope;
    while (scope.ends_with('/')) scope.remove_suffix(1);
    const bool is_below = path.starts_with(scope) && path.substr(scope.size()).starts_with('/');
    if (is_it || is_below || scope.empty()) said.put_all(one->value);
  }
}

// Names are parted by semicolons, if there is one, or by commas.
void split_names(Node& head, std::string_view key) {
  Node::Member* member = find(head, key);
  if (member == nullptr || !member->value.is_scalar()) return;
  const char mark = member->value.text.find(';') == std::string::npos ? ',' : ';';
  Node list = list_node();
  list.line = member->value.line;
  list.column = member->value.column;
  std::string_view rest = member->value.text;
  while (!rest.empty()) {
    const std::string_view name = trim(take_until(rest, mark));
    if (!name.empty()) list.items.push_back(scalar_node(name));
  }
  member->value = std::move(list);
}

void add_first_author(Node& head) {
  const Node::Member* one = find(head, "author");
  const Node::Member* several = find(head, "authors");
  std::string name;
  if (several != nullptr && !several->value.items.empty()) {
    name = several->value.items.front().text;
  } else if (one != nullptr && one->value.is_scalar()) {
    name = one->value.text;
  }
  if (!name.empty()) add_member(head, kPelicanAuthor, scalar_node(name));
}

void read_status(Node& head) {
  const Node::Member* status = find(head, "status");
  if (status == nullptr || !status->value.is_scalar()) return;
  const std::string word = ascii_lower(trim(status->value.text));
  if (word != "draft" && word != "hidden" && word != "skip") return;
  head.members.push_back(
      {word == "draft" ? "draft" : "hidden", status->line, status->column, scalar_node("true")});
}

}  // namespace

Node read_pelican_head(Node head, std::string_view path, const Settings& settings) {
  const PelicanRules& rules = pelican_rules(settings);
  Said said;
  if (!rules.default_category.empty()) said.put("category", scalar_node(rules.default_category));
  if (!rules.default_date.empty()) said.put("date", scalar_node(rules.default_date));
  said.put_all(rules.default_metadata);
  put_path_metadata(rules, path, said);
  Node seen = map_node();
  said.put_matches(rules.name_pattern, without_ending(last_part(path)), seen);
  said.put_matches(rules.path_pattern, path, seen);
  const std::string_view folder = last_part(folder_of(path));
  if (rules.folders_are_categories && !folder.empty() && find(seen, "category") == nullptr) {
    said.put("category", scalar_node(folder));
  }
  said.add_to(head);
  for (const std::string_view key : {"tags", "authors"}) split_names(head, key);
  add_first_author(head);
  for (const std::string_view key : {"date", "modified"}) {
    Node::Member* date = find(head, key);
    if (date == nullptr) continue;
    std::replace(date->value.text.begin(), date->value.text.end(), '_', ' ');
  }
  read_status(head);
  return head;
}

}  // namespace feedgen
