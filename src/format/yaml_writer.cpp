#include "format/yaml_writer.h"

#include <fmt/format.h>

#include "text/ascii.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

// Letters of other scripts may be plain; spaces and controls of theirs may not.
bool is_plain_letter(char32_t c) {
  return (c >= 0xC0 && c < 0x2000) || (c >= 0x3001 && c < 0xD800) || (c >= 0xF900 && c < 0xFE00);
}

bool is_plain_at(std::string_view text, std::size_t i) {
  const bool is_inside = i > 0 && i + 1 < text.size();
  switch (text[i]) {
    case '.':
    case '/':
    case '+':
    case '@':
    case '-': return i > 0;
    case ' ': return is_inside && text[i + 1] != ' ';
    case ':': return is_inside && (is_ascii_word(text[i + 1]) || text[i + 1] == '/');
    default: return is_ascii_word(text[i]);
  }
}

bool is_plain(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t i = offset;
    const char32_t c = next_code_point(text, offset);
    if (c < 0x80 ? !is_plain_at(text, i) : !is_plain_letter(c)) return false;
  }
  return !text.empty();
}

std::string double_quoted(std::string_view text) {
  std::string out = "\"";
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t i = offset;
    const char32_t c = next_code_point(text, offset);
    if (c == '"' || c == '\\') {
      out += '\\';
      out += static_cast<char>(c);
    } else if (c == '\n') {
      out += "\\n";
    } else if (c < 0x20 || c == 0x7F) {
      out += fmt::format("\\x{:02X}", static_cast<unsigned>(c));
    } else if (c < 0xA0 && c >= 0x80) {
      out += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
    } else if (c == 0x2028 || c == 0x2029 || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF) {
      out += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
    } else {
      out += text.substr(i, offset - i);
    }
  }
  return out + '"';
}

std::string key_text(std::string_view key) {
  // What a reader could take for null or a switch is a name here.
  const bool is_name = all_of(key, is_ascii_word);
  return is_name && !key.empty() && key != "null" && key != "Null" && key != "NULL"
             ? std::string(key)
             : double_quoted(key);
}

void append(const Node& node, std::string& out) {
  if (node.is_null()) {
    out += "null";
  } else if (node.is_scalar()) {
    const bool plain = node.style == Node::Style::kPlain && is_plain(node.text);
    out += plain ? node.text : double_quoted(node.text);
  } else if (node.is_list()) {
    out += '[';
    for (const Node& item : node.items) {
      if (&item != &node.items.front()) out += ", ";
      append(item, out);
    }
    out += ']';
  } else {
    out += '{';
    for (const Node::Member& member : node.members) {
      if (&member != &node.members.front()) out += ", ";
      out += key_text(member.key) + ": ";
      append(member.value, out);
    }
    out += '}';
  }
}

}  // namespace

std::string write_yaml_value(const Node& node) {
  std::string out;
  append(node, out);
  return out;
}

std::string write_yaml_member(std::string_view key, const Node& value) {
  std::string out = key_text(key) + ':';
  const auto holds_others = [](const Node& node) { return node.is_map() || node.is_list(); };
  const bool is_block = (value.is_map() && !value.members.empty()) ||
                        (value.is_list() && any_of(value.items, holds_others));
  if (!is_block) return out + ' ' + write_yaml_value(value) + '\n';
  out += '\n';
  for (const Node::Member& member : value.members) {
    out += "  " + key_text(member.key) + ": " + write_yaml_value(member.value) + '\n';
  }
  for (const Node& item : value.items) out += "  - " + write_yaml_value(item) + '\n';
  return out;
}

}  // namespace feedgen
