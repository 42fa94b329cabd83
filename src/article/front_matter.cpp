#include "article/front_matter.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "format/json.h"
#include "format/toml.h"
#include "format/yaml.h"
#include "text/ascii.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

using Syntax = FrontMatter::Syntax;

constexpr std::size_t kLargest = 256 * 1024;

// Walks over a text line by line.
class Lines {
 public:
  explicit Lines(std::string_view text) : text_(text) {}

  bool at_end() const { return offset_ >= text_.size(); }
  std::size_t offset() const { return offset_; }
  unsigned number() const { return number_; }

  // The next line, without its end and without white space before that.
  std::string_view peek() const {
    const std::string_view line = text_.substr(offset_, text_.find('\n', offset_) - offset_);
    const std::size_t last = line.find_last_not_of(" \t\r");
    return last == std::string_view::npos ? std::string_view{} : line.substr(0, last + 1);
  }

  void step() {
    const std::size_t end = text_.find('\n', offset_);
    offset_ = end == std::string_view::npos ? text_.size() : end + 1;
    ++number_;
  }

 private:
  std::string_view text_;
  std::size_t offset_ = 0;
  unsigned number_ = 1;
};

bool is_rule(std::string_view line, char c) {
  return line.size() >= 3 && line.find_first_not_of(c) == std::string_view::npos;
}

bool closes(std::string_view line, Syntax syntax) {
  if (syntax == Syntax::kYaml) return is_rule(line, '-') || line == "...";
  return is_rule(line, syntax == Syntax::kToml ? '+' : ';');
}

std::string_view body_from(std::string_view source, Lines at) { return source.substr(at.offset()); }

// Between an opening and a closing line.
FrontMatter split_delimited(std::string_view source, Lines lines, Syntax syntax) {
  const unsigned opening = lines.number();
  lines.step();
  const std::size_t begin = lines.offset();
  const unsigned first_line = lines.number();
  for (; !lines.at_end(); lines.step()) {
    if (!closes(lines.peek(), syntax)) continue;
    const std::size_t end = lines.offset();
    lines.step();
    return {syntax, source.substr(begin, end - begin), first_line, body_from(source, lines), {}};
  }
  return {syntax, {}, first_line, {}, Place{{}, opening, 1}};
}

// `{` and a quoted key: prose and template tags (`{% raw %}`) begin otherwise.
bool begins_json_object(std::string_view text) {
  if (!text.starts_with('{')) return false;
  const std::size_t next = text.find_first_not_of(" \t\r\n", 1);
  return next != std::string_view::npos && (text[next] == '"' || text[next] == '}');
}

FrontMatter split_json_object(std::string_view source, const Lines& lines) {
  const std::string_view rest = source.substr(lines.offset());
  const std::size_t length = json_object_length(rest);
  if (length == std::string_view::npos) {
    return {Syntax::kJson, {}, lines.number(), {}, Place{{}, lines.number(), 1}};
  }
  return {Syntax::kJson, rest.substr(0, length), lines.number(), rest.substr(length), {}};
}

// "Key: value" or "Key:", the key lower-cased.
std::string header_key(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 40) return {};
  if (colon + 1 < line.size() && line[colon + 1] != ' ' && line[colon + 1] != '\t') return {};
  const std::string_view key = line.substr(0, colon);
  const bool plain = std::all_of(key.begin(), key.end(), [](char c) {
    return is_ascii_letter(c) || is_ascii_digit(c) || c == '_' || c == '-';
  });
  return plain ? ascii_lower(key) : std::string();
}

// Words that prose rarely begins a line with, followed by a colon: what tells metadata from text.
bool is_telling(std::string_view key) {
  constexpr std::array<std::string_view, 12> kKeys{"title",   "date",    "categories", "category",
                                                   "tags",    "author",  "authors",    "layout",
                                                   "updated", "lastmod", "permalink",  "slug"};
  // What nobody else may read is no body.
  const bool keeps_back = key == "draft" || key == "password" || key == "private" ||
                          key == "published" || key == "hidden";
  return keeps_back || std::find(kKeys.begin(), kKeys.end(), key) != kKeys.end();
}

// Hexo: JSON without braces that has only its closing line.
FrontMatter split_unopened_json(std::string_view source, Lines lines) {
  const std::size_t begin = lines.offset();
  const unsigned first_line = lines.number();
  if (!lines.peek().starts_with('"')) return {};
  for (; !lines.at_end() && lines.offset() - begin <= kLargest; lines.step()) {
    if (!is_rule(lines.peek(), ';')) continue;
    const std::size_t end = lines.offset();
    lines.step();
    return {
        Syntax::kJson, source.substr(begin, end - begin), first_line, body_from(source, lines), {}};
  }
  return {};
}

// Hexo: YAML that has only its closing line.
FrontMatter split_unopened(std::string_view source, Lines lines) {
  const std::size_t begin = lines.offset();
  const unsigned first_line = lines.number();
  if (header_key(lines.peek()).empty()) return {};
  bool telling = false;
  for (; !lines.at_end() && lines.offset() - begin <= kLargest; lines.step()) {
    if (is_rule(lines.peek(), '-')) {
      if (!telling) return {};
      const std::size_t end = lines.offset();
      lines.step();
      return {Syntax::kYaml,
              source.substr(begin, end - begin),
              first_line,
              body_from(source, lines),
              {}};
    }
    const std::string_view line = lines.peek();
    const bool continues = line.empty() || line.front() == ' ' || line.front() == '\t' ||
                           line.front() == '-' || line.front() == '#';
    if (!continues && header_key(line).empty()) return {};
    telling = telling || is_telling(header_key(line));
  }
  return {};
}

// MultiMarkdown and Pelican: header lines up to the first blank line.
FrontMatter split_headers(std::string_view source, Lines lines) {
  const std::size_t begin = lines.offset();
  const unsigned first_line = lines.number();
  if (header_key(lines.peek()).empty()) return {};
  bool telling = false;
  for (; !lines.at_end() && !lines.peek().empty(); lines.step()) {
    const std::string_view line = lines.peek();
    const bool continues = line.front() == ' ' || line.front() == '\t';
    if (!continues && header_key(line).empty()) return {};
    telling = telling || is_telling(header_key(line));
  }
  if (!telling) return {};
  return {Syntax::kHeaders,
          source.substr(begin, lines.offset() - begin),
          first_line,
          body_from(source, lines),
          {}};
}

Node read_headers(std::string_view text) {
  Node map;
  map.kind = Node::Kind::kMap;
  for (Lines lines(text); !lines.at_end(); lines.step()) {
    const std::string_view line = lines.peek();
    const std::string key = header_key(line);
    if (key.empty() || line.front() == ' ' || line.front() == '\t') {
      if (!map.members.empty()) {
        map.members.back().value.text += ' ' + std::string(trim(line));
      }
      continue;
    }
    Node value;
    value.kind = Node::Kind::kScalar;
    value.text = trim(line.substr(line.find(':') + 1));
    value.line = lines.number();
    value.column = static_cast<unsigned>(line.find(':') + 2);
    map.members.push_back({key, lines.number(), 1, std::move(value)});
  }
  return map;
}

void shift_lines(Node& node, unsigned by) {
  if (node.line > 0) node.line += by;
  for (Node& item : node.items) shift_lines(item, by);
  for (Node::Member& member : node.members) {
    if (member.line > 0) member.line += by;
    shift_lines(member.value, by);
  }
}

Result<Node> parse(const FrontMatter& front_matter) {
  switch (front_matter.syntax) {
    case Syntax::kYaml:
      return read_yaml(front_matter.text);
    case Syntax::kToml:
      return read_toml(front_matter.text);
    case Syntax::kHeaders:
      return read_headers(front_matter.text);
    case Syntax::kJson:
      break;
    case Syntax::kNone:
      return Node{};
  }
  // Between `;;;` lines Hexo lets the braces be left out.
  const std::string_view text = trim(front_matter.text);
  if (text.empty()) return Node{};
  if (text.front() == '{') return read_json(front_matter.text);
  return read_json("{" + std::string(front_matter.text) + "}");
}

const char* closing_of(Syntax syntax) {
  switch (syntax) {
    case Syntax::kToml:
      return "a line \"+++\"";
    case Syntax::kJson:
      return "\"}\" or the line that opened it";
    case Syntax::kYaml:
    case Syntax::kHeaders:
    case Syntax::kNone:
      break;
  }
  return "a line \"---\"";
}

}  // namespace

FrontMatter split_front_matter(std::string_view source) {
  source = without_byte_order_mark(source);
  Lines lines(source);
  while (!lines.at_end() && lines.peek().empty()) lines.step();
  const std::string_view first = lines.peek();
  if (is_rule(first, '-')) return split_delimited(source, lines, Syntax::kYaml);
  if (is_rule(first, '+')) return split_delimited(source, lines, Syntax::kToml);
  if (is_rule(first, ';')) return split_delimited(source, lines, Syntax::kJson);
  if (begins_json_object(source.substr(lines.offset()))) return split_json_object(source, lines);
  FrontMatter found = split_unopened_json(source, lines);
  if (found.syntax == Syntax::kNone) found = split_unopened(source, lines);
  if (found.syntax == Syntax::kNone) found = split_headers(source, lines);
  if (found.syntax == Syntax::kNone) found.body = source;
  return found;
}

Result<Node> parse_front_matter(const FrontMatter& front_matter) {
  if (front_matter.unterminated) {
    return fail("the front matter that begins here never ends",
                fmt::format("close it with {}", closing_of(front_matter.syntax)),
                *front_matter.unterminated);
  }
  if (front_matter.text.size() > kLargest) {
    return fail(fmt::format("the front matter is larger than {} KiB", kLargest / 1024),
                "move the text into the body", Place{{}, front_matter.first_line, 1});
  }
  const unsigned before = front_matter.first_line - 1;
  Result<Node> root = parse(front_matter);
  if (!root) {
    if (root.error().message.place.line > 0) root.error().message.place.line += before;
    return root;
  }
  shift_lines(*root, before);
  if (root->is_null() || root->is_map()) return root;
  return fail("the front matter has no keys", "write one \"key: value\" a line",
              Place{{}, std::max(root->line, 1U), 1});
}

}  // namespace feedgen
