#include <algorithm>
#include <utility>

#include "sites/jekyll/jekyll.h"
#include "text/ascii.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

Node::Member* find(Node& head, std::string_view key) {
  const auto found =
      std::find_if(head.members.rbegin(), head.members.rend(),
                   [&](const Node::Member& one) { return ascii_lower(one.key) == key; });
  return found == head.members.rend() || found->value.is_null() ? nullptr : &*found;
}

// Jekyll splits a text at blanks alone. A comma that people write between is none of the name.
Node words_of(const Node& text) {
  Node words;
  words.kind = Node::Kind::kList;
  words.line = text.line;
  words.column = text.column;
  std::string_view rest = text.text;
  for (std::string_view word = take_word(rest, " \t\r\n"); !word.empty();
       word = take_word(rest, " \t\r\n")) {
    while (word.ends_with(',')) word.remove_suffix(1);
    if (!word.empty()) words.items.push_back(scalar_node(word));
  }
  return words;
}

}  // namespace

Node read_jekyll_head(Node head, std::string_view, const Settings& settings) {
  if (settings.tag_fields != Settings{}.tag_fields) return head;
  if (Node::Member* one = find(head, "tag")) {
    Node::Member tags = std::move(*one);
    if (tags.value.is_scalar()) {
      Node list;
      list.kind = Node::Kind::kList;
      list.items.push_back(std::move(tags.value));
      tags.value = std::move(list);
    }
    tags.key = "tags";
    std::erase_if(head.members, [](const Node::Member& member) {
      const std::string key = ascii_lower(member.key);
      return key == "tag" || key == "tags";
    });
    head.members.push_back(std::move(tags));
  } else if (Node::Member* several = find(head, "tags")) {
    if (several->value.is_scalar()) several->value = words_of(several->value);
  }
  return head;
}

}  // namespace feedgen
