#include <algorithm>

#include "format/node_values.h"
#include "sites/zola/zola.h"

namespace feedgen {
namespace {

Node::Member* find(Node& map, std::string_view key) {
  const auto found = std::find_if(map.members.begin(), map.members.end(),
                                  [&](const Node::Member& one) { return one.key == key; });
  return found == map.members.end() ? nullptr : &*found;
}

bool is_named(const Node& head, std::string_view key) {
  return std::any_of(head.members.begin(), head.members.end(), [&](const Node::Member& one) {
    return one.key == key && !one.value.is_null();
  });
}

Node as_list(Node terms) {
  if (terms.is_list()) return terms;
  Node list;
  list.kind = Node::Kind::kList;
  list.line = terms.line;
  list.column = terms.column;
  if (!terms.is_null()) list.items.push_back(std::move(terms));
  return list;
}

// Whatever a site calls its taxonomies, their terms are words that an article is found by.
void lift_taxonomies(Node& head, Node taxonomies) {
  Node::Member tags{"tags", 0, 0, as_list({})};
  for (Node::Member& one : taxonomies.members) {
    const bool is_own = one.key == "categories" || one.key == "authors";
    Node terms = as_list(std::move(one.value));
    if (is_own) {
      if (!is_named(head, one.key)) {
        head.members.push_back({one.key, one.line, one.column, std::move(terms)});
      }
      continue;
    }
    if (tags.line == 0 || one.key == "tags") {
      tags.line = one.line;
      tags.column = one.column;
    }
    if (one.key != "tags" && !is_named(head, one.key)) {
      head.members.push_back({one.key, one.line, one.column, terms});
    }
    tags.value.items.insert(tags.value.items.end(), terms.items.begin(), terms.items.end());
  }
  if (!tags.value.items.empty() && !is_named(head, "tags")) head.members.push_back(std::move(tags));
}

}  // namespace

Node read_zola_head(Node head, std::string_view, const Settings&) {
  if (Node::Member* taxonomies = find(head, "taxonomies")) {
    Node terms = std::move(taxonomies->value);
    taxonomies->value = Node{};
    if (terms.is_map()) lift_taxonomies(head, std::move(terms));
  }
  // A page that is not rendered has no address that leads anywhere.
  const Node::Member* render = find(head, "render");
  if (render != nullptr && switch_value(render->value) == false) {
    head.members.push_back({"hidden", render->line, render->column, scalar_node("true")});
  }
  return head;
}

}  // namespace feedgen
