#include "format/script_values.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "format/syntax.h"
#include "text/ascii.h"
#include "text/utf8.h"

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

bool is_word(char c) {
  return is_ascii_alphanumeric(c) || c == '_' || c == '$' || (static_cast<unsigned char>(c) & 0x80);
}

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
    Node root;
    root.kind = Node::Kind::kMap;
    if (find_object()) take_object(root);
    return root;
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
    if (!value) return;
    step();
    if (token_.is(",") || token_.is("}")) add(key, value, root);
  }

  std::optional<Node> value_of(const Token& token) const {
    Node node;
    node.kind = Node::Kind::kScalar;
    if (token.kind == Token::Kind::kText && token.is_plain) {
      node.style = Node::Style::kQuoted;
      node.text = token.text;
      return node;
    }
    if (token.kind != Token::Kind::kWord) return std::nullopt;
    const bool is_number = is_ascii_digit(token.source.front());
    if (is_number || token.source == "true" || token.source == "false") {
      node.text = token.source;
      return node;
    }
    const auto constant = constants_.find(token.source);
    if (constant == constants_.end()) return std::nullopt;
    node.style = Node::Style::kQuoted;
    node.text = constant->second;
    return node;
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
  std::map<std::string, std::string, std::less<>> constants_;
};

}  // namespace

Node read_script_values(std::string_view text) { return ScriptReader(text).read(); }

}  // namespace feedgen
