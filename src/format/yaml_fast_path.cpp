#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "format/yaml.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

// yaml-cpp forgets that something could be a key after 1024 bytes.
constexpr std::size_t kLongestKey = 256;

bool is_key_character(char c) {
  return is_ascii_alphanumeric(c) || c == '_' || c == '-' || c == '.';
}

// In `[…]` more characters mean something than outside; these never do.
bool is_flow_character(char c) {
  return is_ascii_alphanumeric(c) || static_cast<std::uint8_t>(c) >= 0x80 ||
         std::string_view(" _-./+").find(c) != kNowhere;
}

bool is_null_word(std::string_view text) {
  return text == "~" || text == "null" || text == "Null" || text == "NULL";
}

// Tabs, which have many rules of their own, other control characters, and CR without LF behind it.
bool has_doubtful_control(std::string_view text) {
  bool has_control = false;
  for (const char c : text) {
    has_control |= static_cast<std::uint8_t>(c) < 0x20 && c != '\n' && c != '\r';
  }
  if (has_control) return true;
  for (std::size_t cr = text.find('\r'); cr != kNowhere; cr = text.find('\r', cr + 1)) {
    if (cr + 1 == text.size() || text[cr + 1] != '\n') return true;
  }
  return false;
}

std::string_view without_spaces_behind(std::string_view text) {
  return text.substr(0, text.find_last_not_of(' ') + 1);
}

bool read_plain(std::string_view text, Node& node) {
  if (std::string_view(",[]{}#&*!|>'\"%@`?:").find(text.front()) != kNowhere) return false;
  if (text.front() == '-' && (text.size() == 1 || text[1] == ' ')) return false;
  if (text.back() == ':' || text.find(": ") != kNowhere || text.find(" #") != kNowhere)
    return false;
  if (is_null_word(text)) return true;
  node.kind = Node::Kind::kScalar;
  node.text = text;
  return true;
}

// The offset of the quote that closes the one at the beginning, or npos.
std::size_t closing_quote(std::string_view text) {
  if (text.front() == '\'') {
    std::size_t i = text.find('\'', 1);
    while (i != kNowhere && text.substr(i + 1).starts_with('\'')) i = text.find('\'', i + 2);
    return i;
  }
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (text[i] == '"') return i;
    if (text[i] == '\\') ++i;
  }
  return kNowhere;
}

// `text` with its quotes.
bool read_quoted(std::string_view text, Node& node) {
  const char quote = text.front();
  text = text.substr(1, text.size() - 2);
  node.kind = Node::Kind::kScalar;
  node.style = Node::Style::kQuoted;
  const char escape = quote == '"' ? '\\' : quote;
  for (std::size_t at = text.find(escape); at != kNowhere; at = text.find(escape)) {
    const char escaped = text[at + 1];
    if (std::string_view("'\"\\/").find(escaped) == kNowhere) return false;
    node.text += text.substr(0, at);
    node.text += escaped;
    text.remove_prefix(at + 2);
  }
  node.text += text;
  return true;
}

// `text` neither begins nor ends with spaces, and is not empty.
bool read_scalar(std::string_view text, Node& node) {
  if (text.front() != '\'' && text.front() != '"') return read_plain(text, node);
  return closing_quote(text) == text.size() - 1 && read_quoted(text, node);
}

// Reads line by line. Every take_ function returns false where the text must be left to
// parse_yaml().
class PlainYaml {
 public:
  PlainYaml(std::string_view text, const SyntaxLimits& limits) : text_(text), limits_(limits) {
    root_.kind = Node::Kind::kMap;
    root_.members.reserve(12);
  }

  std::optional<Node> read();

 private:
  bool take_line(std::string_view line);
  bool take_member(std::string_view line);
  bool take_item(std::string_view line, std::size_t dash);
  bool take_flow_list(std::string_view line, std::size_t bracket);
  bool take_flow_item(std::string_view line, PositionFinder& places, std::size_t& at);
  void place(Node& node, std::size_t column) const;
  Node& value() { return root_.members.back().value; }

  std::string_view text_;
  const SyntaxLimits& limits_;
  Node root_;
  unsigned line_ = 0;            // its number, from 1
  std::size_t nodes_ = 1;        // the root
  bool is_waiting_ = false;      // the last key has no value yet
  std::size_t dash_ = kNowhere;  // the column, from 0, of the open list's items
};

std::optional<Node> PlainYaml::read() {
  if (limits_.depth < 2 || has_doubtful_control(text_)) return std::nullopt;
  std::size_t start = 0;
  std::string_view line;
  for (std::size_t end = 0; end != kNowhere; start = end + 1) {
    ++line_;
    end = text_.find('\n', start);
    line = text_.substr(start, end - start);
    if (end != kNowhere && line.ends_with('\r')) line.remove_suffix(1);
    if (!take_line(line) || nodes_ > limits_.nodes) return std::nullopt;
  }
  if (root_.members.empty()) return std::nullopt;
  if (is_waiting_) place(value(), count_code_points(line));
  return std::move(root_);
}

bool PlainYaml::take_line(std::string_view line) {
  const std::size_t first = line.find_first_not_of(' ');
  if (first == kNowhere) return true;
  if (line[first] == '#') return first == 0;
  if (line.substr(first).starts_with("- ")) return take_item(line, first);
  return first == 0 && take_member(line);
}

bool PlainYaml::take_member(std::string_view line) {
  const auto key_end = std::find_if_not(line.begin(), line.end(), is_key_character);
  const auto length = static_cast<std::size_t>(key_end - line.begin());
  const std::string_view key = line.substr(0, length);
  const std::string_view rest = line.substr(length);
  if (key.empty() || key.size() > kLongestKey || key.front() == '-' || is_null_word(key)) {
    return false;
  }
  if (rest != ":" && !rest.starts_with(": ")) return false;
  // A missing value stands, for yaml-cpp, where the next token begins.
  if (is_waiting_) place(value(), 0);
  if (root_.members.empty()) place(root_, 0);
  root_.members.push_back({std::string(key), line_, 1, {}});
  nodes_ += 2;
  dash_ = kNowhere;
  const std::size_t begin = line.find_first_not_of(' ', length + 1);
  is_waiting_ = begin == kNowhere;
  if (is_waiting_) return true;
  place(value(), begin);
  if (line[begin] == '[') return take_flow_list(line, begin);
  return read_scalar(without_spaces_behind(line.substr(begin)), value());
}

bool PlainYaml::take_item(std::string_view line, std::size_t dash) {
  if (is_waiting_) {
    value().kind = Node::Kind::kList;
    value().items.reserve(4);
    place(value(), dash);
    is_waiting_ = false;
    dash_ = dash;
  } else if (dash != dash_) {
    return false;
  }
  const std::size_t begin = line.find_first_not_of(' ', dash + 1);
  if (begin == kNowhere) return false;
  Node& item = value().items.emplace_back();
  ++nodes_;
  place(item, begin);
  return read_scalar(without_spaces_behind(line.substr(begin)), item);
}

bool PlainYaml::take_flow_list(std::string_view line, std::size_t bracket) {
  line = without_spaces_behind(line);
  value().kind = Node::Kind::kList;
  std::size_t at = line.find_first_not_of(' ', bracket + 1);
  if (at != kNowhere && line[at] == ']') return at + 1 == line.size();
  PositionFinder places(line);
  while (at < line.size()) {
    if (!take_flow_item(line, places, at) || at == kNowhere) return false;
    if (line[at] == ']') return at + 1 == line.size();
    if (line[at] != ',') return false;
    at = line.find_first_not_of(' ', at + 1);
  }
  return false;
}

// Moves `at` from the item's beginning to what follows it, or to npos.
bool PlainYaml::take_flow_item(std::string_view line, PositionFinder& places, std::size_t& at) {
  Node& item = value().items.emplace_back();
  ++nodes_;
  place(item, places.at(at).column - 1);
  const std::string_view rest = line.substr(at);
  const bool is_quoted = rest.front() == '\'' || rest.front() == '"';
  std::size_t length = 0;
  if (is_quoted) {
    length = closing_quote(rest);
    if (length == kNowhere) return false;
    ++length;
  } else {
    const auto end = std::find_if_not(rest.begin(), rest.end(), is_flow_character);
    length = static_cast<std::size_t>(end - rest.begin());
  }
  const std::string_view text = without_spaces_behind(rest.substr(0, length));
  at = line.find_first_not_of(' ', at + length);
  return !text.empty() && read_scalar(text, item);
}

void PlainYaml::place(Node& node, std::size_t column) const {
  node.line = line_;
  node.column = static_cast<unsigned>(column + 1);
}

}  // namespace

std::optional<Node> read_plain_yaml(std::string_view text, const SyntaxLimits& limits) {
  return PlainYaml(text, limits).read();
}

}  // namespace feedgen
