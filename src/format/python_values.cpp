#include "format/python_values.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "format/python_text.h"
#include "text/ascii.h"

namespace feedgen {
namespace {

using Lines = PythonText::Lines;

bool is_setting_name(std::string_view name) {
  return !name.empty() && none_of(name, is_ascii_lower_letter) && any_of(name, is_ascii_letter);
}

struct Size {
  std::size_t nodes = 1;
  std::size_t bytes = 0;
};

Size size_of(const Node& node) {
  Size size{1, node.text.size()};
  const auto add = [&](const Node& inner) {
    const Size of_inner = size_of(inner);
    size.nodes += of_inner.nodes;
    size.bytes += of_inner.bytes;
  };
  for (const Node& item : node.items) add(item);
  for (const Node::Member& member : node.members) add(member.value);
  return size;
}

// The reader of one file. A value that is no plain one is nothing (std::nullopt), and the reader
// then stands somewhere inside of it.
class PythonReader {
 public:
  PythonReader(std::string_view text, const SyntaxLimits& limits)
      : text_(text), limits_(limits), positions_(text) {}

  Result<Node> read();

 private:
  void take_statement();
  void take_assignment(std::string_view name, const Place& place);
  std::optional<std::string> take_subscript();
  std::optional<Node> take_sum();
  std::optional<Node> take_term();
  std::optional<Node> take_text();
  std::optional<std::string> filled_in(std::string_view format) const;
  std::optional<Node> take_number();
  std::optional<Node> take_word();
  std::optional<Node> take_default();
  std::optional<Node> take_bracket();
  std::optional<Node> take_items(char close);
  std::optional<Node> take_dict();
  bool add(Node& to, Node more);
  void count(const Size& size);
  Place here() { return positions_.at(text_.offset()); }
  Lines lines() const { return depth_ > 0 ? Lines::kAcross : Lines::kStay; }

  PythonText text_;
  SyntaxLimits limits_;
  PositionFinder positions_;
  std::map<std::string, Node::Member, std::less<>> names_;
  std::size_t depth_ = 0;
  Size total_;
  std::optional<Place> too_much_;
};

Result<Node> PythonReader::read() {
  while (!text_.at_end() && !too_much_) take_statement();
  if (too_much_) {
    return fail("the file holds too many values", "use fewer of them", *too_much_);
  }
  Node root = map_node();
  root.line = root.column = 1;
  for (auto& [name, member] : names_) {
    if (is_setting_name(name)) root.members.push_back(std::move(member));
  }
  std::sort(root.members.begin(), root.members.end(),
            [](const Node::Member& a, const Node::Member& b) { return a.line < b.line; });
  return root;
}

void PythonReader::count(const Size& size) {
  total_.nodes += size.nodes;
  total_.bytes += size.bytes;
  if (!too_much_ && (total_.nodes > limits_.nodes || total_.bytes > 4 * limits_.repeated)) {
    too_much_ = here();
  }
}

// A line, with all that belongs to it.
void PythonReader::take_statement() {
  const Place place = here();
  const std::string name(text_.take_name());
  if (!name.empty()) take_assignment(name, place);
  text_.skip_statement();
}

void PythonReader::take_assignment(std::string_view name, const Place& place) {
  text_.skip_blanks(Lines::kStay);
  std::optional<std::string> key;
  const bool has_key = text_.peek() == '[';
  if (has_key) key = take_subscript();
  // "NAME: str = …"
  if (text_.peek() == ':') {
    text_.skip(1);
    text_.skip_blanks(Lines::kStay);
    text_.take_name();
    text_.skip_blanks(Lines::kStay);
  }
  const bool adds = text_.rest().starts_with("+=");
  if (!adds && (text_.peek() != '=' || text_.rest().starts_with("=="))) return;
  text_.skip(adds ? 2 : 1);
  depth_ = 0;
  std::optional<Node> value = take_sum();
  text_.skip_blanks(Lines::kStay);
  const bool is_whole = text_.at_end() || text_.peek() == '\n' || text_.peek() == ';';
  if (!is_whole) value.reset();
  const auto found = names_.find(name);
  if (has_key || adds) {
    if (found == names_.end() || (has_key && !key)) return;
    Node& old = found->second.value;
    if (!value) {
      names_.erase(found);
    } else if (adds && !has_key) {
      if (!add(old, *std::move(value))) names_.erase(found);
    } else if (old.is_map() && !adds) {
      std::erase_if(old.members, [&](const Node::Member& one) { return one.key == *key; });
      old.members.push_back({*key, place.line, place.column, *std::move(value)});
    }
    return;
  }
  if (!value) {
    if (found != names_.end()) names_.erase(found);
    return;
  }
  names_.insert_or_assign(std::string(name), Node::Member{std::string(name), place.line,
                                                          place.column, *std::move(value)});
}

// "['key']"; nothing where the key is no text.
std::optional<std::string> PythonReader::take_subscript() {
  text_.skip(1);
  text_.skip_blanks(Lines::kAcross);
  const auto literal = text_.take_literal();
  text_.skip_blanks(Lines::kAcross);
  if (!literal || literal->is_format || text_.peek() != ']') return std::nullopt;
  text_.skip(1);
  text_.skip_blanks(Lines::kStay);
  return literal->text;
}

std::optional<Node> PythonReader::take_sum() {
  text_.skip_blanks(lines());
  std::optional<Node> sum = take_term();
  while (sum && !too_much_) {
    text_.skip_blanks(lines());
    if (text_.peek() != '+') break;
    text_.skip(1);
    text_.skip_blanks(lines());
    std::optional<Node> more = take_term();
    if (!more || !add(*sum, *std::move(more))) return std::nullopt;
  }
  return sum;
}

bool PythonReader::add(Node& to, Node more) {
  count(size_of(more));
  if (to.is_list() && more.is_list()) {
    to.items.insert(to.items.end(), std::make_move_iterator(more.items.begin()),
                    std::make_move_iterator(more.items.end()));
    return true;
  }
  const bool are_texts = to.is_scalar() && more.is_scalar() && to.style == Node::Style::kQuoted &&
                         more.style == Node::Style::kQuoted;
  if (are_texts) to.text += more.text;
  return are_texts;
}

std::optional<Node> PythonReader::take_term() {
  if (too_much_) return std::nullopt;
  const Place place = here();
  std::optional<Node> node;
  const char c = text_.peek();
  if (text_.is_literal()) {
    node = take_text();
  } else if (c == '(' || c == '[' || c == '{') {
    node = take_bracket();
  } else if (is_ascii_digit(c) || c == '-' || c == '.') {
    node = take_number();
  } else {
    node = take_word();
  }
  if (!node) return std::nullopt;
  node->line = place.line;
  node->column = place.column;
  count(size_of(*node));
  return node;
}

// Texts that stand one behind the other are one.
std::optional<Node> PythonReader::take_text() {
  Node node = scalar_node({}, Node::Style::kQuoted);
  while (text_.is_literal()) {
    const auto literal = text_.take_literal();
    if (!literal || literal->is_bytes) return std::nullopt;
    const std::optional<std::string> text =
        literal->is_format ? filled_in(literal->text) : literal->text;
    if (!text) return std::nullopt;
    node.text += *text;
    text_.skip_blanks(lines());
  }
  return node;
}

// `{NAME}` for names that are known.
std::optional<std::string> PythonReader::filled_in(std::string_view format) const {
  std::string text;
  while (!format.empty()) {
    const std::size_t open = std::min(format.find_first_of("{}"), format.size());
    text += format.substr(0, open);
    format.remove_prefix(open);
    if (format.empty()) break;
    if (format.starts_with("{{") || format.starts_with("}}")) {
      text += format.front();
      format.remove_prefix(2);
      continue;
    }
    const std::size_t close = format.find('}');
    if (format.front() != '{' || close == std::string_view::npos) return std::nullopt;
    const auto found = names_.find(format.substr(1, close - 1));
    if (found == names_.end() || !found->second.value.is_scalar()) return std::nullopt;
    text += found->second.value.text;
    if (text.size() > limits_.repeated) return std::nullopt;
    format.remove_prefix(close + 1);
  }
  return text;
}

std::optional<Node> PythonReader::take_number() {
  const std::string_view rest = text_.rest();
  std::size_t length = rest.front() == '-' ? 1 : 0;
  while (length < rest.size() &&
         (is_ascii_alphanumeric(rest[length]) || rest[length] == '.' || rest[length] == '_')) {
    ++length;
  }
  std::string digits(rest.substr(0, length));
  text_.skip(length);
  std::erase(digits, '_');
  const bool is_plain = digits.find_first_not_of("-.0123456789") == std::string::npos &&
                        digits.find_first_of("0123456789") != std::string::npos;
  if (!is_plain) return std::nullopt;
  return scalar_node(digits);
}

std::optional<Node> PythonReader::take_word() {
  for (const std::string_view call : {"os.getenv(", "os.environ.get(", "getenv("}) {
    if (!text_.rest().starts_with(call)) continue;
    text_.skip(call.size());
    return take_default();
  }
  const std::string_view word = text_.take_name();
  if (word == "True" || word == "False") {
    return scalar_node(word == "True" ? "true" : "false", Node::Style::kPlain);
  }
  if (word == "None") return Node{};
  const auto found = names_.find(word);
  return found == names_.end() ? std::nullopt : std::optional(found->second.value);
}

// The second argument of os.getenv(); the environment does not count.
std::optional<Node> PythonReader::take_default() {
  if (depth_ >= limits_.depth) return std::nullopt;
  ++depth_;
  text_.skip_blanks(Lines::kAcross);
  text_.skip_value();
  std::optional<Node> value = Node{};
  if (text_.peek() == ',') {
    text_.skip(1);
    value = take_sum();
  }
  --depth_;
  if (text_.peek() != ')') return std::nullopt;
  text_.skip(1);
  return value;
}

std::optional<Node> PythonReader::take_bracket() {
  const char open = text_.peek();
  if (depth_ >= limits_.depth) return std::nullopt;
  text_.skip(1);
  ++depth_;
  std::optional<Node> node = open == '{'   ? take_dict()
                             : open == '[' ? take_items(']')
                                           : take_items(')');
  --depth_;
  return node;
}

std::optional<Node> PythonReader::take_items(char close) {
  Node list = list_node();
  bool has_comma = false;
  while (!too_much_) {
    text_.skip_blanks(Lines::kAcross);
    if (text_.at_end()) return std::nullopt;
    if (text_.peek() == close) break;
    std::optional<Node> item = take_sum();
    text_.skip_blanks(Lines::kAcross);
    if (text_.peek() != ',' && text_.peek() != close) {
      item.reset();
      text_.skip_value();
    }
    list.items.push_back(item ? *std::move(item) : Node{});
    count({1, 0});
    if (text_.peek() == close) break;
    if (text_.peek() != ',') return std::nullopt;
    has_comma = true;
    text_.skip(1);
  }
  text_.skip(1);
  // Brackets around one value are no tuple.
  if (close == ')' && !has_comma && list.items.size() == 1) return std::move(list.items.front());
  return list;
}

std::optional<Node> PythonReader::take_dict() {
  Node map = map_node();
  while (!too_much_) {
    text_.skip_blanks(Lines::kAcross);
    if (text_.at_end()) return std::nullopt;
    if (text_.peek() == '}') break;
    const Place place = here();
    std::optional<Node> key = take_sum();
    text_.skip_blanks(Lines::kAcross);
    // A set has no values.
    if (text_.peek() != ':') return std::nullopt;
    text_.skip(1);
    std::optional<Node> value = take_sum();
    text_.skip_blanks(Lines::kAcross);
    if (text_.peek() != ',' && text_.peek() != '}') {
      value.reset();
      text_.skip_value();
    }
    if (key && key->is_scalar() && value) {
      map.members.push_back({key->text, place.line, place.column, *std::move(value)});
    }
    count({2, 0});
    if (text_.peek() == '}') break;
    if (text_.peek() != ',') return std::nullopt;
    text_.skip(1);
  }
  text_.skip(1);
  return map;
}

}  // namespace

Result<Node> read_python_values(std::string_view text, const SyntaxLimits& limits) {
  return PythonReader(without_byte_order_mark(text), limits).read();
}

}  // namespace feedgen
