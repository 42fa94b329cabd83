#include "body/mdx.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "text/ascii.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

std::string_view line_at(std::string_view text, std::size_t at) {
  const std::size_t end = text.find('\n', at);
  return text.substr(at, end == kNowhere ? kNowhere : end + 1 - at);
}

bool is_name_character(char c) {
  return is_ascii_alphanumeric(c) || c == '_' || c == '$' || c == '.' || c == '-' || c == ':';
}

// The place of the brace that closes the one at each place; npos for all else.
std::vector<std::size_t> closing_braces(std::string_view text) {
  std::vector<std::size_t> closing(text.size(), kNowhere);
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '{') open.push_back(i);
    if (text[i] != '}' || open.empty()) continue;
    closing[open.back()] = i;
    open.pop_back();
  }
  return closing;
}

// "'text'" as the text; nothing for what only a program could tell.
std::optional<std::string> literal(std::string_view expression) {
  expression = trim(expression);
  if (expression.empty()) return std::nullopt;
  const char quote = expression.front();
  if (quote == '"' || quote == '\'' || quote == '`') {
    const std::string_view inside = expression.substr(1, expression.size() - 2);
    const bool is_plain = expression.size() >= 2 && expression.back() == quote &&
                          inside.find(quote) == kNowhere && inside.find('\\') == kNowhere &&
                          inside.find("${") == kNowhere;
    return is_plain ? std::optional(std::string(inside)) : std::nullopt;
  }
  const bool is_number = expression.find_first_not_of("0123456789.") == kNowhere;
  return is_number ? std::optional(std::string(expression)) : std::nullopt;
}

class Mdx {
 public:
  explicit Mdx(std::string_view text) : text_(text), closing_(closing_braces(text)) {
    out_.reserve(text.size());
  }

  std::string read() {
    bool may_be_program = true;  // behind a blank line or another part of the program
    while (at_ < text_.size()) {
      const std::string_view line = line_at(text_, at_);
      if (begins_fence(line)) {
        take_fence(line);
        may_be_program = false;
      } else if (may_be_program && begins_program(line)) {
        take_program();
      } else {
        may_be_program = trim(line).empty();
        take_inline(at_ + line.size());
      }
    }
    return std::move(out_);
  }

 private:
  static bool begins_fence(std::string_view line) {
    const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
    const std::string_view mark = line.substr(indent, 3);
    return indent < 4 && (mark == "```" || mark == "~~~");
  }

  void take_fence(std::string_view opening) {
    const std::string_view rest = opening.substr(opening.find_first_of("`~"));
    const std::size_t length = std::min(rest.find_first_not_of(rest.front()), rest.size());
    const std::string mark(length, rest.front());
    out_ += opening;
    at_ += opening.size();
    while (at_ < text_.size()) {
      const std::string_view line = line_at(text_, at_);
      out_ += line;
      at_ += line.size();
      const std::string_view bare = trim(line);
      if (bare.starts_with(mark) && bare.find_first_not_of(mark.front()) == kNowhere) return;
    }
  }

  static bool begins_program(std::string_view line) {
    constexpr std::array<std::string_view, 9> kExports{
        "const ", "let ", "var ", "function ", "async ", "class ", "default ", "{", "* "};
    if (line.starts_with("export ")) {
      const std::string_view rest = line.substr(7);
      return any_of(kExports, [&](std::string_view word) { return rest.starts_with(word); });
    }
    if (!line.starts_with("import ")) return false;
    const std::string_view rest = trim(line.substr(7));
    if (rest.empty()) return false;
    return std::string_view("{*'\"").find(rest.front()) != kNowhere ||
           (rest.find(" from ") != kNowhere && rest.find_first_of("'\"") != kNowhere);
  }

  // Up to a blank line outside of brackets.
  void take_program() {
    std::ptrdiff_t depth = 0;
    while (at_ < text_.size()) {
      const std::string_view line = line_at(text_, at_);
      if (depth <= 0 && trim(line).empty()) return;
      for (const char c : line) {
        if (c == '{' || c == '(' || c == '[') ++depth;
        if (c == '}' || c == ')' || c == ']') --depth;
      }
      if (line.ends_with('\n')) out_ += '\n';
      at_ += line.size();
    }
  }

  // Text from here to the end of the line, or further where something that began here ends later.
  void take_inline(std::size_t end) {
    while (at_ < end && at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '`' && take_code()) continue;
      if (c == '{' && take_expression()) continue;
      if (c == '<' && take_tag()) continue;
      if (c == '\\' && at_ + 1 < text_.size()) out_ += text_[at_++];
      out_ += text_[at_++];
    }
  }

  bool take_code() {
    constexpr std::size_t kLongestMark = 8;
    const std::size_t length = run_at(at_);
    if (length <= kLongestMark && !is_unclosed_[length]) {
      for (std::size_t i = text_.find('`', at_ + length); i != kNowhere; i = text_.find('`', i)) {
        const std::size_t other = run_at(i);
        i += other;
        if (other != length) continue;
        out_ += text_.substr(at_, i - at_);
        at_ = i;
        return true;
      }
      is_unclosed_[length] = true;
    }
    out_ += text_.substr(at_, length);
    at_ += length;
    return true;
  }

  std::size_t run_at(std::size_t i) const {
    const std::size_t end = text_.find_first_not_of('`', i);
    return (end == kNowhere ? text_.size() : end) - i;
  }

  bool take_expression() {
    const std::size_t close = closing_[at_];
    // "## Heading {#id}" names the heading.
    if (close == kNowhere || text_.substr(at_).starts_with("{#")) return false;
    const std::string_view inside = text_.substr(at_ + 1, close - at_ - 1);
    if (const auto text = literal(inside)) {
      out_ += *text;
    } else {
      keep_line_ends(inside);
    }
    at_ = close + 1;
    return true;
  }

  void keep_line_ends(std::string_view left_out) {
    out_.append(static_cast<std::size_t>(std::count(left_out.begin(), left_out.end(), '\n')), '\n');
  }

  struct Attribute {
    std::string_view name;
    std::optional<std::string> value;  // nothing: none, or one that only a program could tell
    bool has_value = false;
  };

  struct Tag {
    std::string_view name;
    bool is_closing = false;
    bool closes_itself = false;
    std::vector<Attribute> attributes;
    std::size_t end = 0;  // behind it
  };

  bool take_tag() {
    const std::optional<Tag> tag = tag_here();
    if (!tag) return false;
    const std::string_view whole = text_.substr(at_, tag->end - at_);
    const bool is_component = tag->name.empty() || tag->name.find('.') != kNowhere ||
                              (tag->name.front() >= 'A' && tag->name.front() <= 'Z');
    if (!is_component) {
      write(*tag, tag->name, whole);
    } else if (is_picture(*tag)) {
      write(*tag, "img", whole);
    } else {
      keep_line_ends(whole);
    }
    at_ = tag->end;
    return true;
  }

  static bool is_picture(const Tag& tag) {
    const bool is_named = tag.name == "Image" || tag.name == "Img" || tag.name == "Picture";
    return is_named && any_of(tag.attributes,
                              [](const Attribute& one) { return one.name == "src" && one.value; });
  }

  void write(const Tag& tag, std::string_view name, std::string_view whole) {
    out_ += tag.is_closing ? "</" : "<";
    out_ += name;
    for (const Attribute& attribute : tag.attributes) {
      if (attribute.has_value && !attribute.value) continue;
      out_ += ' ';
      out_ += attribute.name == "className" ? "class"
              : attribute.name == "htmlFor" ? "for"
                                            : std::string(attribute.name);
      if (!attribute.has_value) continue;
      out_ += "=\"";
      for (const char c : *attribute.value) {
        if (c == '"') {
          out_ += "&quot;";
        } else {
          out_ += c == '\n' ? ' ' : c;
        }
      }
      out_ += '"';
    }
    out_ += tag.closes_itself ? " />" : ">";
    keep_line_ends(whole);
  }

  char at(std::size_t i) const { return i < text_.size() ? text_[i] : '\0'; }

  void skip_blanks(std::size_t& i) const {
    while (at(i) == ' ' || at(i) == '\t' || at(i) == '\n' || at(i) == '\r') ++i;
  }

  std::string_view name_at(std::size_t i) const {
    std::size_t end = i;
    while (end < text_.size() && is_name_character(text_[end])) ++end;
    return text_.substr(i, end - i);
  }

  std::optional<Tag> tag_here() const {
    Tag tag;
    std::size_t i = at_ + 1;
    tag.is_closing = at(i) == '/';
    if (tag.is_closing) ++i;
    tag.name = name_at(i);
    const bool is_fragment = tag.name.empty() && at(i) == '>';
    // "<https://…>" and "<3" are none.
    if (!is_fragment && (tag.name.empty() || !is_ascii_letter(tag.name.front()) ||
                         tag.name.find(':') != kNowhere)) {
      return std::nullopt;
    }
    i += tag.name.size();
    while (true) {
      skip_blanks(i);
      if (at(i) == '>') {
        tag.end = i + 1;
        return tag;
      }
      if (at(i) == '/') {
        tag.closes_itself = true;
        ++i;
        continue;
      }
      if (!take_attribute(i, tag)) return std::nullopt;
    }
  }

  bool take_attribute(std::size_t& i, Tag& tag) const {
    constexpr std::size_t kMost = 100;
    if (at(i) == '{') {  // {...more}
      if (closing_[i] == kNowhere) return false;
      i = closing_[i] + 1;
      return true;
    }
    Attribute attribute{name_at(i), {}, false};
    if (attribute.name.empty() || tag.attributes.size() >= kMost) return false;
    i += attribute.name.size();
    if (at(i) == '=') {
      attribute.has_value = true;
      ++i;
      if (!take_value(i, attribute)) return false;
    }
    tag.attributes.push_back(std::move(attribute));
    return true;
  }

  bool take_value(std::size_t& i, Attribute& attribute) const {
    const char quote = at(i);
    if (quote == '{') {
      if (closing_[i] == kNowhere) return false;
      attribute.value = literal(text_.substr(i + 1, closing_[i] - i - 1));
      i = closing_[i] + 1;
      return true;
    }
    if (quote != '"' && quote != '\'') return false;
    const std::size_t end = text_.find(quote, i + 1);
    if (end == kNowhere) return false;
    attribute.value = std::string(text_.substr(i + 1, end - i - 1));
    i = end + 1;
    return true;
  }

  std::string_view text_;
  std::vector<std::size_t> closing_;
  std::string out_;
  std::size_t at_ = 0;
  std::array<bool, 9> is_unclosed_{};  // by the length of a code span's mark
};

}  // namespace

std::string mdx_to_markdown(std::string_view source) { return Mdx(source).read(); }

}  // namespace feedgen
