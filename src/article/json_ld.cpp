#include <algorithm>
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

// `{"@id": "#a"}` stands for the object that has more to say under that name.
const Node* find_named(const Node& node, std::string_view id, int depth) {
  if (depth > kMostLevels) return nullptr;
  for (const Node& item : node.items) {
    if (const Node* found = find_named(item, id, depth + 1)) return found;
  }
  const Node::Member* own = member_of(node, {"@id"});
  if (own != nullptr && own->value.text == id && node.members.size() > 1) return &node;
  const Node::Member* graph = member_of(node, {"@graph"});
  return graph == nullptr ? nullptr : find_named(graph->value, id, depth + 1);
}

Node with_names(const Node& article, const Node& root) {
  Node whole = article;
  for (Node::Member& member : whole.members) {
    Node& value = member.value.is_list() && !member.value.items.empty() ? member.value.items.front()
                                                                        : member.value;
    const bool is_name = value.is_map() && value.members.size() == 1;
    const Node::Member* id = is_name ? member_of(value, {"@id"}) : nullptr;
    const Node* named = id == nullptr ? nullptr : find_named(root, id->value.text, 0);
    if (named == nullptr || named == &article) continue;
    Node copy = *named;
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
