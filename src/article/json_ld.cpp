#include <algorithm>
#include <unordered_map>
#include <utility>

#include "article/fields.h"
#include "article/page_facts.h"
#include "format/json.h"
#include "text/unicode.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

constexpr int kMostLevels = 3;

// An article in JSON-LD: an object whose type says so, at the root, in a list or in `@graph`.
bool is_article_type(const Node& type) {
  if (type.is_list()) return any_of(type.items, is_article_type);
  const std::string_view name = type.text;
  return name.ends_with("Article") || name.ends_with("Posting") || name.ends_with("Report") ||
         name == "Recipe" || name == "VideoObject";
}

const Node* find_article(const Node& node, int depth) {
  if (depth > kMostLevels) return nullptr;
  for (const Node& item : node.items) {
    if (const Node* found = find_article(item, depth + 1)) return found;
  }
  const Node::Member* type = member_of(node, {"@type"});
  if (type != nullptr && is_article_type(type->value)) return &node;
  const Node::Member* graph = member_of(node, {"@graph", "mainEntity"});
  return graph == nullptr ? nullptr : find_article(graph->value, depth + 1);
}

using NamedNodes = std::unordered_map<std::string_view, const Node*>;

// `{"@id": "#a"}` stands for the first object that has more to say under that name.
void find_named(const Node& node, int depth, NamedNodes& named) {
  if (depth > kMostLevels) return;
  for (const Node& item : node.items) find_named(item, depth + 1, named);
  const Node::Member* own = member_of(node, {"@id"});
  if (own != nullptr && node.members.size() > 1) named.try_emplace(own->value.text, &node);
  const Node::Member* graph = member_of(node, {"@graph"});
  if (graph != nullptr) find_named(graph->value, depth + 1, named);
}

Node with_names(const Node& article, const Node& root) {
  Node whole = article;
  NamedNodes all;
  find_named(root, 0, all);
  for (Node::Member& member : whole.members) {
    Node& value = member.value.is_list() && !member.value.items.empty() ? member.value.items.front()
                                                                        : member.value;
    const bool is_name = value.is_map() && value.members.size() == 1;
    const Node::Member* id = is_name ? member_of(value, {"@id"}) : nullptr;
    const auto named = id == nullptr ? all.end() : all.find(id->value.text);
    if (named == all.end() || named->second == &article) continue;
    Node copy = *named->second;
    value = std::move(copy);
  }
  return whole;
}

}  // namespace

Node article_of_json_ld(const std::vector<std::string_view>& scripts) {
  constexpr std::size_t kMostJson = 256U * 1024;
  constexpr std::size_t kMostScripts = 16;
  for (std::size_t i = 0; i < std::min(scripts.size(), kMostScripts); ++i) {
    if (scripts[i].size() > kMostJson) continue;
    const Result<Node> read = read_json(trim(scripts[i]));
    const Node* article = read ? find_article(*read, 0) : nullptr;
    if (article != nullptr) return with_names(*article, *read);
  }
  return {};
}

std::string text_in(const Node& node, std::string_view member, int depth) {
  if (depth > kMostLevels) return {};
  if (node.is_scalar()) return node.text;
  if (node.is_list() && !node.items.empty()) return text_in(node.items.front(), member, depth + 1);
  const Node::Member* found = node.is_map() ? member_of(node, {member}) : nullptr;
  return found == nullptr ? std::string() : text_in(found->value, member, depth + 1);
}

}  // namespace feedgen
