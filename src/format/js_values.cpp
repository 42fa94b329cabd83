#include "format/js_values.h"

#include <algorithm>
#include <string>

#include "format/yaml.h"
#include "text/ascii.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

constexpr std::size_t kLargest = 256U * 1024;

// Where the exported object begins; npos: none is.
std::size_t begin_of_object(std::string_view text) {
  for (const std::string_view mark : {"module.exports", "export default"}) {
    std::size_t at = text.find(mark);
    if (at == kNowhere) continue;
    at = text.find_first_not_of(" \t\r\n=(", at + mark.size());
    if (at != kNowhere && text[at] == '{') return at;
  }
  return kNowhere;
}

// Behind the quote that closes the one at `at`.
std::size_t end_of_text(std::string_view text, std::size_t at) {
  const char quote = text[at];
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    if (text[i] == '\\') {
      ++i;
    } else if (text[i] == quote) {
      return i + 1;
    }
  }
  return kNowhere;
}

// As YAML has it between double quotes.
std::string as_quoted(std::string_view inside) {
  std::string text = "\"";
  for (std::size_t i = 0; i < inside.size(); ++i) {
    if (inside[i] == '\\' && i + 1 < inside.size()) {
      ++i;
      const bool is_known = std::string_view("\\\"nrtux/").find(inside[i]) != kNowhere;
      text += is_known ? std::string{'\\', inside[i]} : std::string{inside[i]};
    } else if (inside[i] == '"') {
      text += "\\\"";
    } else if (inside[i] == '\n') {
      text += "\\n";
    } else {
      text += inside[i];
    }
  }
  return text + '"';
}

// The object as a flow map of YAML; empty: something in it is a program.
std::string as_flow(std::string_view text) {
  std::string flow;
  std::size_t depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    const std::string_view rest = text.substr(i);
    if (rest.starts_with("//")) {
      i = std::min(text.find('\n', i), text.size()) - 1;
    } else if (rest.starts_with("/*")) {
      const std::size_t end = text.find("*/", i + 2);
      if (end == kNowhere) return {};
      i = end + 1;
    } else if (c == '"' || c == '\'' || c == '`') {
      const std::size_t end = end_of_text(text, i);
      if (end == kNowhere) return {};
      const std::string_view inside = text.substr(i + 1, end - i - 2);
      if (c == '`' && inside.find("${") != kNowhere) return {};
      flow += as_quoted(inside);
      i = end - 1;
    } else if (c == '(' || c == ')' || c == ';' || rest.starts_with("=>") ||
               rest.starts_with("...")) {
      return {};
    } else {
      flow += c == '\t' || c == '\r' ? ' ' : c;
      // "a:b" is one word of YAML.
      if (c == ':') flow += ' ';
      if (c == '{' || c == '[') ++depth;
      if ((c == '}' || c == ']') && --depth == 0) return flow;
    }
  }
  return {};
}

bool is_plain_value(const Node& node) {
  if (!node.is_scalar() || node.style == Node::Style::kQuoted) return true;
  const std::string_view text = trim(node.text);
  return text == "true" || text == "false" ||
         (!text.empty() && text.find_first_not_of("0123456789.-") == kNowhere);
}

void leave_out_names(Node& node) {
  std::erase_if(node.items, [](const Node& item) { return !is_plain_value(item); });
  std::erase_if(node.members,
                [](const Node::Member& member) { return !is_plain_value(member.value); });
  for (Node& item : node.items) leave_out_names(item);
  for (Node::Member& member : node.members) leave_out_names(member.value);
}

}  // namespace

Result<Node> read_js_values(std::string_view text) {
  const auto is_program = [] {
    return fail("it is a program, which is not run", "write what it says as JSON");
  };
  const std::size_t begin = text.size() > kLargest ? kNowhere : begin_of_object(text);
  if (begin == kNowhere) return is_program();
  const std::string flow = as_flow(text.substr(begin));
  if (flow.empty()) return is_program();
  Result<Node> node = read_yaml(flow);
  if (!node || !node->is_map()) return is_program();
  leave_out_names(*node);
  return node;
}

}  // namespace feedgen
