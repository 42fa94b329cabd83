#include "unit/format/show_node.h"

namespace feedgen {

std::string show(const Node& node) {
  if (node.is_null()) return "~";
  if (node.is_scalar()) {
    return node.style == Node::Style::kQuoted ? "'" + node.text + "'" : node.text;
  }
  std::string text;
  for (const Node& item : node.items) text += (text.empty() ? "" : ", ") + show(item);
  for (const Node::Member& member : node.members) {
    text += (text.empty() ? "" : ", ") + member.key + ": " + show(member.value);
  }
  return node.is_list() ? "[" + text + "]" : "{" + text + "}";
}

std::string show(const Result<Node>& node) {
  if (node) return show(*node);
  const Message& message = node.error().message;
  return std::to_string(message.place.line) + ":" + std::to_string(message.place.column) + ": " +
         message.problem + "; " + message.remedy;
}

}  // namespace feedgen
