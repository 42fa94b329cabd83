#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "article/front_matter.h"
#include "article/head_lines.h"
#include "article/keys.h"
#include "format/json.h"
#include "format/toml.h"
#include "format/yaml.h"
#include "text/ascii.h"
#include "text/display.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

using Syntax = FrontMatter::Syntax;

Node read_headers(std::string_view text) {
  Node map = map_node();
  for (HeadLines lines(text); !lines.at_end(); lines.step()) {
    const std::string_view line = lines.peek();
    const std::string key = header_key(line);
    if (key.empty() || line.front() == ' ' || line.front() == '\t') {
      if (!map.members.empty()) {
        map.members.back().value.text += ' ' + std::string(trim(line));
      }
      continue;
    }
    Node value = scalar_node(trim(line.substr(line.find(':') + 1)));
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

std::vector<std::string> lower_names_of_keys() {
  std::vector<std::string> names;
  for (const FrontMatterKey& key : front_matter_keys()) {
    for (const std::string_view name : key.names) names.push_back(ascii_lower(name));
  }
  return names;
}

Result<Node> parse_yaml_head(std::string_view text, std::vector<Message>& mended) {
  static const std::vector<std::string> kNames = lower_names_of_keys();
  static const std::vector<std::string_view> kKeys(kNames.begin(), kNames.end());
  return read_yaml_by_hand(text, kKeys, mended);
}

// What stands between the marks of a template, all of it.
bool is_placeholder(std::string_view text) {
  struct Marks {
    std::string_view open;
    std::string_view close;
    bool are_only_for_names;  // text may stand between them, too
  };
  constexpr std::array<Marks, 7> kMarks{{{"{{", "}}", false},
                                         {"{%", "%}", false},
                                         {"<%", "%>", false},
                                         {"${", "}", true},
                                         {"$", "$", true},
                                         {"%", "%", true},
                                         {"__", "__", true}}};
  constexpr std::array<std::string_view, 5> kNames{"date", "title", "now", "time", "datetime"};
  text = trim(text);
  while (text.size() > 2 && (text.front() == '"' || text.front() == '\'') &&
         text.back() == text.front()) {
    text = trim(text.substr(1, text.size() - 2));
  }
  return any_of(kMarks, [&](const Marks& marks) {
    const std::size_t both = marks.open.size() + marks.close.size();
    if (text.size() <= both || !text.starts_with(marks.open)) return false;
    // The first mark that closes is the last: nothing else stands beside it.
    const std::size_t end = text.find(marks.close, marks.open.size());
    if (end == std::string_view::npos || end + marks.close.size() != text.size()) return false;
    const std::string name = ascii_lower(text.substr(marks.open.size(), text.size() - both));
    return !marks.are_only_for_names || is_one_of(name, kNames);
  });
}

Error not_filled_in(std::string_view line, Place place) {
  return {ErrorKind::kInput,
          {fmt::format("the template was not filled in: {}", in_quotes(trim(line))),
           "write what should stand there, or leave the file out with exclude", std::move(place)}};
}

std::string_view value_in_line(std::string_view line) {
  const std::size_t mark = line.find_first_of(":=");
  return mark == std::string_view::npos ? std::string_view() : line.substr(mark + 1);
}

// Where a value can't be read because it is a template's: says that, and nothing of brackets.
std::optional<Error> template_in_line(std::string_view text, unsigned line) {
  for (HeadLines lines(text); !lines.at_end() && lines.number() <= line; lines.step()) {
    if (lines.number() != line || !is_placeholder(value_in_line(lines.peek()))) continue;
    return not_filled_in(lines.peek(), Place{{}, line, 1});
  }
  return std::nullopt;
}

// The title and the date of a template, as good YAML.
std::optional<Error> unfilled_template(const Node& root) {
  for (const Node::Member& member : root.members) {
    if (member.key.size() != 5 && member.key.size() != 4) continue;
    const std::string key = ascii_lower(member.key);
    if (key != "title" && key != "date") continue;
    if (!member.value.is_scalar() || !is_placeholder(member.value.text)) continue;
    return not_filled_in(fmt::format("{}: {}", member.key, member.value.text), place_of(member));
  }
  return std::nullopt;
}

Result<Node> parse(const FrontMatter& front_matter, std::vector<Message>& mended) {
  switch (front_matter.syntax) {
    case Syntax::kYaml: return parse_yaml_head(front_matter.text, mended);
    case Syntax::kToml: return read_toml(front_matter.text);
    case Syntax::kHeaders: return read_headers(front_matter.text);
    case Syntax::kProgram:
      return fail(fmt::format("the front matter is {}, which is not run", front_matter.program),
                  "write it in YAML, between lines of ---", Place{{}, 1, 1});
    case Syntax::kJson: break;
    case Syntax::kNone: return Node{};
  }
  // Between `;;;` lines Hexo lets the braces be left out.
  const std::string_view text = trim(front_matter.text);
  if (text.empty()) return Node{};
  if (text.front() == '{') return read_json(front_matter.text);
  return read_json("{" + std::string(front_matter.text) + "}");
}

const char* closing_of(Syntax syntax) {
  switch (syntax) {
    case Syntax::kToml: return "a line \"+++\"";
    case Syntax::kJson: return "\"}\" or the line that opened it";
    case Syntax::kYaml:
    case Syntax::kHeaders:
    case Syntax::kProgram:
    case Syntax::kNone: break;
  }
  return "a line \"---\"";
}

}  // namespace

Result<Node> parse_front_matter(const FrontMatter& front_matter, Diagnostics& diagnostics) {
  if (front_matter.unterminated) {
    return fail("the front matter that begins here never ends",
                fmt::format("close it with {}", closing_of(front_matter.syntax)),
                *front_matter.unterminated);
  }
  if (front_matter.text.size() > kLargestHead) {
    return fail(fmt::format("the front matter is larger than {} KiB", kLargestHead / 1024),
                "move the text into the body", Place{{}, front_matter.first_line, 1});
  }
  const unsigned before = front_matter.first_line - 1;
  std::vector<Message> mended;
  Result<Node> root = parse(front_matter, mended);
  if (!root) {
    if (auto unfilled = template_in_line(front_matter.text, root.error().message.place.line)) {
      root = tl::unexpected(std::move(*unfilled));
    }
  } else if (auto unfilled = unfilled_template(*root)) {
    root = tl::unexpected(std::move(*unfilled));
  }
  if (!root) {
    if (root.error().message.place.line > 0) root.error().message.place.line += before;
    return root;
  }
  for (Message& message : mended) {
    message.place.line += before;
    diagnostics.push_back({Severity::kWarning, std::move(message)});
  }
  shift_lines(*root, before);
  if (root->is_null() || root->is_map()) return root;
  return fail("the front matter has no keys", "write one \"key: value\" a line",
              Place{{}, std::max(root->line, 1U), 1});
}

}  // namespace feedgen
