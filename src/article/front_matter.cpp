#include "article/front_matter.h"

#include <array>

#include "article/head_lines.h"
#include "format/json.h"
#include "text/ascii.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

using Syntax = FrontMatter::Syntax;

bool closes(std::string_view line, char mark, Syntax syntax) {
  return is_rule(line, mark) || (syntax == Syntax::kYaml && line == "...");
}

std::string_view body_from(std::string_view source, HeadLines at) {
  return source.substr(at.offset());
}

FrontMatter between(const HeadLines& begin, const HeadLines& end, const HeadLines& body,
                    Syntax syntax, std::string_view source) {
  return {syntax,
          source.substr(begin.offset(), end.offset() - begin.offset()),
          begin.number(),
          body_from(source, body),
          {}};
}

HeadLines line_behind(HeadLines lines) {
  lines.step();
  return lines;
}

// Between an opening and a closing line.
FrontMatter split_delimited(std::string_view source, HeadLines lines, char mark, Syntax syntax) {
  const unsigned opening = lines.number();
  lines.step();
  const HeadLines begin = lines;
  for (; !lines.at_end(); lines.step()) {
    if (closes(lines.peek(), mark, syntax)) {
      return between(begin, lines, line_behind(lines), syntax, source);
    }
  }
  return {syntax, {}, begin.number(), {}, Place{{}, opening, 1}};
}

struct HeadLanguage {
  std::string_view word;
  Syntax syntax;
  std::string_view name = {};  // of a programming language
};

// What gray-matter and those that use it take behind the opening mark.
constexpr std::array kLanguages{HeadLanguage{"yaml", Syntax::kYaml},
                                HeadLanguage{"yml", Syntax::kYaml},
                                HeadLanguage{"json", Syntax::kJson},
                                HeadLanguage{"json5", Syntax::kJson},
                                HeadLanguage{"toml", Syntax::kToml},
                                HeadLanguage{"js", Syntax::kProgram, "JavaScript"},
                                HeadLanguage{"javascript", Syntax::kProgram, "JavaScript"},
                                HeadLanguage{"node", Syntax::kProgram, "JavaScript"},
                                HeadLanguage{"jsx", Syntax::kProgram, "JavaScript"},
                                HeadLanguage{"mjs", Syntax::kProgram, "JavaScript"},
                                HeadLanguage{"cjs", Syntax::kProgram, "JavaScript"},
                                HeadLanguage{"ts", Syntax::kProgram, "TypeScript"},
                                HeadLanguage{"typescript", Syntax::kProgram, "TypeScript"},
                                HeadLanguage{"coffee", Syntax::kProgram, "CoffeeScript"},
                                HeadLanguage{"coffeescript", Syntax::kProgram, "CoffeeScript"},
                                HeadLanguage{"cson", Syntax::kProgram, "CoffeeScript"},
                                HeadLanguage{"py", Syntax::kProgram, "Python"},
                                HeadLanguage{"python", Syntax::kProgram, "Python"},
                                HeadLanguage{"rb", Syntax::kProgram, "Ruby"},
                                HeadLanguage{"ruby", Syntax::kProgram, "Ruby"},
                                HeadLanguage{"php", Syntax::kProgram, "PHP"},
                                HeadLanguage{"lua", Syntax::kProgram, "Lua"}};

// `---json`.
const HeadLanguage* language_of(std::string_view line) {
  constexpr std::string_view kMark = "---";
  if (!line.starts_with(kMark)) return nullptr;
  const std::string word = ascii_lower(trim(line.substr(kMark.size())));
  return find_if(kLanguages, [&](const HeadLanguage& one) { return one.word == word; });
}

// `{` and a quoted key: prose and template tags (`{% raw %}`) begin otherwise.
bool begins_json_object(std::string_view text) {
  if (!text.starts_with('{')) return false;
  const std::size_t next = text.find_first_not_of(" \t\r\n", 1);
  return next != std::string_view::npos && (text[next] == '"' || text[next] == '}');
}

FrontMatter split_json_object(std::string_view source, const HeadLines& lines) {
  const std::string_view rest = source.substr(lines.offset());
  const std::size_t length = json_object_length(rest);
  if (length == std::string_view::npos) {
    return {Syntax::kJson, {}, lines.number(), {}, Place{{}, lines.number(), 1}};
  }
  return {Syntax::kJson, rest.substr(0, length), lines.number(), rest.substr(length), {}};
}

bool has_telling_line(std::string_view text) {
  for (HeadLines lines(text); !lines.at_end(); lines.step()) {
    const std::string_view line = lines.peek();
    const std::string_view word = line.substr(0, line.find_first_of(" \t="));
    const bool is_toml = line.find('=') != std::string_view::npos && is_telling(ascii_lower(word));
    if (is_toml || is_telling(header_key(trim(line)))) return true;
  }
  return false;
}

// An opening line that is indented a little counts where all else is as in an article.
FrontMatter split_indented(std::string_view source, const HeadLines& lines) {
  constexpr std::size_t kDeepest = 3;
  std::string_view first = lines.peek();
  const std::size_t indent = first.find_first_not_of(" \t");
  if (indent == 0 || indent == std::string_view::npos || indent > kDeepest) return {};
  first.remove_prefix(indent);
  for (const auto& [mark, syntax] : {std::pair{'-', Syntax::kYaml}, {'+', Syntax::kToml}}) {
    if (!is_rule(first, mark)) continue;
    const FrontMatter found = split_delimited(source, lines, mark, syntax);
    if (!found.unterminated && has_telling_line(found.text)) return found;
  }
  return {};
}

// Hexo: JSON without braces that has only its closing line.
FrontMatter split_unopened_json(std::string_view source, HeadLines lines) {
  const HeadLines begin = lines;
  if (!lines.peek().starts_with('"')) return {};
  for (; !lines.at_end() && lines.offset() - begin.offset() <= kLargestHead; lines.step()) {
    if (!is_rule(lines.peek(), ';')) continue;
    return between(begin, lines, line_behind(lines), Syntax::kJson, source);
  }
  return {};
}

// Hexo: YAML that has only its closing line.
FrontMatter split_unopened(std::string_view source, HeadLines lines) {
  const HeadLines begin = lines;
  if (header_key(lines.peek()).empty()) return {};
  bool telling = false;
  for (; !lines.at_end() && lines.offset() - begin.offset() <= kLargestHead; lines.step()) {
    if (is_rule(lines.peek(), '-')) {
      if (!telling) return {};
      return between(begin, lines, line_behind(lines), Syntax::kYaml, source);
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
FrontMatter split_headers(std::string_view source, HeadLines lines) {
  const HeadLines begin = lines;
  if (header_key(lines.peek()).empty()) return {};
  bool telling = false;
  for (; !lines.at_end() && !lines.peek().empty(); lines.step()) {
    const std::string_view line = lines.peek();
    const bool continues = line.front() == ' ' || line.front() == '\t';
    if (!continues && header_key(line).empty()) return {};
    telling = telling || is_telling(header_key(line));
  }
  if (!telling) return {};
  return between(begin, lines, lines, Syntax::kHeaders, source);
}

// Marks of byte order and characters without width, which editors and web pages leave behind.
std::size_t length_of_invisible(std::string_view text) {
  constexpr std::array<std::string_view, 4> kInvisible{kByteOrderMark, "\u200B", "\u2060",
                                                       "\u200E"};
  std::size_t length = 0;
  for (bool is_there = true; is_there;) {
    is_there = false;
    for (const std::string_view one : kInvisible) {
      if (!text.substr(length).starts_with(one)) continue;
      length += one.size();
      is_there = true;
    }
  }
  return length;
}

// To the first line that shows something.
HeadLines skip_blank(std::string_view source) {
  HeadLines lines(source);
  while (!lines.at_end()) {
    lines.skip(length_of_invisible(source.substr(lines.offset())));
    if (lines.at_end() || !lines.peek().empty()) break;
    lines.step();
  }
  return lines;
}

}  // namespace

FrontMatter split_front_matter(std::string_view source) {
  source = without_byte_order_mark(source);
  const HeadLines lines = skip_blank(source);
  const std::string_view first = lines.peek();
  if (is_rule(first, '-')) return split_delimited(source, lines, '-', Syntax::kYaml);
  if (is_rule(first, '+')) return split_delimited(source, lines, '+', Syntax::kToml);
  if (is_rule(first, ';')) return split_delimited(source, lines, ';', Syntax::kJson);
  if (const HeadLanguage* language = language_of(first)) {
    FrontMatter found = split_delimited(source, lines, '-', language->syntax);
    found.program = language->name;
    return found;
  }
  if (begins_json_object(source.substr(lines.offset()))) return split_json_object(source, lines);
  FrontMatter found = split_indented(source, lines);
  if (found.syntax == Syntax::kNone) found = split_unopened_json(source, lines);
  if (found.syntax == Syntax::kNone) found = split_unopened(source, lines);
  if (found.syntax == Syntax::kNone) found = split_headers(source, lines);
  if (found.syntax == Syntax::kNone) found.body = source;
  return found;
}

}  // namespace feedgen
