#include "format/script_values.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "format/syntax.h"
#include "format/yaml.h"
#include "text/ascii.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

constexpr std::size_t kMostKeys = 200;

struct Token {
  enum class Kind { kEnd, kWord, kText, kMark };

  Kind kind = Kind::kEnd;
  std::string_view source;
  std::string text;      // of a text, without its quotes
  bool is_plain = true;  // of a text: nothing is put into it
  std::size_t begin = 0;

  bool is(std::string_view mark) const { return kind != Kind::kText && source == mark; }
};

bool is_word(char c) { return is_word_byte(c) || c == '$'; }

// Splits a script into words, texts and marks of one character; comments and regular expressions
// are passed over.
class ScriptTokens {
 public:
  explicit ScriptTokens(std::string_view text) : text_(text) {}

  Token next() {
    skip_blank();
    Token token;
    token.begin = at_;
    if (at_ >= text_.size()) return token;
    const char c = text_[at_];
    if (c == '"' || c == '\'' || c == '`') {
      take_text(c, token);
    } else if (is_word(c)) {
      token.kind = Token::Kind::kWord;
      while (at_ < text_.size() && (is_word(text_[at_]) || text_[at_] == '.')) ++at_;
    } else {
      token.kind = Token::Kind::kMark;
      if (c == '/' && !follows_value_) {
        skip_expression();
      } else {
        ++at_;
      }
    }
    token.source = text_.substr(token.begin, at_ - token.begin);
    follows_value_ = token.kind != Token::Kind::kMark || c == ')' || c == ']';
    return token;
  }

 private:
  void skip_blank() {
    for (;;) {
      at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size());
      const std::string_view rest = text_.substr(at_);
      if (rest.starts_with("//")) {
        at_ = std::min(text_.find('\n', at_), text_.size());
      } else if (rest.starts_with("/*")) {
        const std::size_t end = text_.find("*/", at_ + 2);
        at_ = end == kNowhere ? text_.size() : end + 2;
      } else {
        return;
      }
    }
  }

  void take_text(char quote, Token& token) {
    token.kind = Token::Kind::kText;
    std::size_t i = at_ + 1;
    for (; i < text_.size() && text_[i] != quote; ++i) {
      if (quote != '`' && text_[i] == '\n') break;
      if (quote == '`' && text_.substr(i).starts_with("${")) token.is_plain = false;
      if (text_[i] == '\\') {
        token.is_plain = token.is_plain && i + 1 < text_.size() && !is_word(text_[i + 1]);
        ++i;
      }
      if (i < text_.size()) token.text += text_[i];
    }
    at_ = std::min(i + 1, text_.size());
  }

  // Up to the slash that ends it in the same line; without one it is a division.
  void skip_expression() {
    constexpr std::size_t kLongest = 128;
    const std::size_t end = std::min(text_.size(), at_ + kLongest);
    bool is_in_class = false;
    for (std::size_t i = at_ + 1; i < end && text_[i] != '\n'; ++i) {
      if (text_[i] == '\\') {
        ++i;
      } else if (text_[i] == '[' || text_[i] == ']') {
        is_in_class = text_[i] == '[';
      } else if (text_[i] == '/' && !is_in_class) {
        at_ = i + 1;
        return;
      }
    }
    ++at_;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool follows_value_ = false;
};

class ScriptReader {
 public:
  explicit ScriptReader(std::string_view text) : tokens_(text), positions_(text) { step(); }

  Node read() {
    Node root = map_node();
    if (find_object()) take_object(root);
    return root;
  }

  Node read_options(std::string_view name) {
    constexpr std::size_t kMostCalls = 100;
    Node all = list_node();
    names_others_ = true;
    while (all.items.size() < kMostCalls && find_options(name)) {
      Node options = map_node();
      take_object(options);
      all.items.push_back(std::move(options));
    }
    return all;
  }

  Node read_constants() {
    while (!at_end()) {
      const bool is_constant = token_.is("const");
      step();
      if (is_constant) learn_constant();
    }
    Node all = map_node();
    for (const auto& [name, text] : constants_) {
      all.members.push_back({name, 0, 0, scalar_node(text, Node::Style::kQuoted)});
    }
    return all;
  }

 private:
  void step() {
    before_ = std::move(token_);
    token_ = tokens_.next();
  }

  bool at_end() const { return token_.kind == Token::Kind::kEnd; }

  // Goes behind the `{` of the object; learns constants on the way.
  bool find_object() {
    std::string_view before_last;
    while (!at_end()) {
      const std::string_view last = before_.source;
      const bool opens = token_.is("{");
      const bool is_exported = last == "default" ||
                               (last == "=" && before_last == "module.exports") ||
                               (last == "(" && before_last == "defineConfig");
      before_last = last;
      if (token_.is("const")) {
        step();
        learn_constant();
        before_last = {};
        continue;
      }
      step();
      if (opens && is_exported) return true;
    }
    return false;
  }

  // Goes behind the `{` of `name, {`.
  bool find_options(std::string_view name) {
    const std::string as_member = '.' + std::string(name);
    bool is_named = false;  // the token before the last one is the name
    while (!at_end()) {
      const bool opens = is_named && before_.is(",") && token_.is("{");
      is_named = before_.kind == Token::Kind::kWord &&
                 (before_.source == name || before_.source.ends_with(as_member));
      const bool is_constant = token_.is("const");
      step();
      if (is_constant) learn_constant();
      if (opens) return true;
    }
    return false;
  }

  // `NAME = 'text'`; of anything else nothing is taken.
  void learn_constant() {
    if (token_.kind != Token::Kind::kWord) return;
    const std::string name(token_.source);
    step();
    if (!token_.is("=")) return;
    step();
    if (token_.kind == Token::Kind::kText && token_.is_plain && constants_.size() < kMostKeys) {
      constants_.try_emplace(name, token_.text);
    }
  }

  void take_object(Node& root) {
    while (!at_end() && !token_.is("}")) {
      const Token key = token_;
      step();
      const bool is_key = key.kind == Token::Kind::kText || key.kind == Token::Kind::kWord;
      if (is_key && token_.is(":")) {
        step();
        take_value(key, root);
      } else if (is_key && (token_.is(",") || token_.is("}"))) {
        add(key, value_of(key), root);
      }
      skip_to_comma();
    }
  }

  void take_value(const Token& key, Node& root) {
    const std::optional<Node> value = value_of(token_);
    if (value) step();
    const bool is_plain = value && (token_.is(",") || token_.is("}"));
    if (is_plain || names_others_) add(key, is_plain ? *value : Node{}, root);
  }

  std::optional<Node> value_of(const Token& token) const {
    if (token.kind == Token::Kind::kText && token.is_plain) {
      return scalar_node(token.text, Node::Style::kQuoted);
    }
    if (token.kind != Token::Kind::kWord) return std::nullopt;
    const bool is_number = is_ascii_digit(token.source.front());
    if (is_number || token.source == "true" || token.source == "false") {
      return scalar_node(token.source);
    }
    const auto constant = constants_.find(token.source);
    if (constant == constants_.end()) return std::nullopt;
    return scalar_node(constant->second, Node::Style::kQuoted);
  }

  void add(const Token& key, const std::optional<Node>& value, Node& root) {
    if (!value || root.members.size() >= kMostKeys) return;
    const Place place = positions_.at(key.begin);
    Node::Member member{key.kind == Token::Kind::kText ? key.text : std::string(key.source),
                        place.line, place.column, *value};
    member.value.line = place.line;
    member.value.column = place.column;
    root.members.push_back(std::move(member));
  }

  // Behind the comma that ends this member of the object, or to the object's end.
  void skip_to_comma() {
    std::size_t depth = 0;
    for (; !at_end(); step()) {
      if (token_.is("{") || token_.is("(") || token_.is("[")) ++depth;
      if (token_.is("}") || token_.is(")") || token_.is("]")) {
        if (depth == 0) return;
        --depth;
      }
      if (depth == 0 && token_.is(",")) {
        step();
        return;
      }
    }
  }

  ScriptTokens tokens_;
  PositionFinder positions_;
  Token token_;
  Token before_;
  bool names_others_ = false;  // a value that is not plain becomes null
  std::map<std::string, std::string, std::less<>> constants_;
};

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

Node read_script_values(std::string_view text) { return ScriptReader(text).read(); }

Node read_script_options(std::string_view text, std::string_view name) {
  return ScriptReader(text).read_options(name);
}

Node read_script_constants(std::string_view text) { return ScriptReader(text).read_constants(); }

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
