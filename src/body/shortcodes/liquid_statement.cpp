#include "body/shortcodes/liquid_statement.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "text/ascii.h"

namespace feedgen {
namespace {

using Kind = LiquidStatement::Kind;

constexpr std::array<std::string_view, 6> kLiterals{"code",      "codeblock", "comment",
                                                    "highlight", "raw",       "verbatim"};

// Sorted.
constexpr std::array<std::pair<std::string_view, Kind>, 21> kNames{{
    {"assign", Kind::kAssign},
    {"break", Kind::kJump},
    {"capture", Kind::kCapture},
    {"case", Kind::kBranch},
    {"continue", Kind::kJump},
    {"decrement", Kind::kCount},
    {"echo", Kind::kOutput},
    {"elif", Kind::kPart},
    {"else", Kind::kPart},
    {"elsif", Kind::kPart},
    {"for", Kind::kLoop},
    {"if", Kind::kBranch},
    {"include", Kind::kInclude},
    {"include_cached", Kind::kInclude},
    {"include_relative", Kind::kInclude},
    {"increment", Kind::kCount},
    {"liquid", Kind::kCount},
    {"set", Kind::kAssign},
    {"tablerow", Kind::kLoop},
    {"unless", Kind::kBranch},
    {"when", Kind::kPart},
}};

std::optional<Kind> kind_of_name(std::string_view name) {
  const auto* row = std::lower_bound(kNames.begin(), kNames.end(), name,
                                     [](const auto& a, std::string_view b) { return a.first < b; });
  if (row == kNames.end() || row->first != name) return std::nullopt;
  return row->second;
}

bool has_inside(Kind kind) {
  return kind == Kind::kBranch || kind == Kind::kLoop || kind == Kind::kCapture;
}

std::optional<Kind> kind_of(const TemplateTag& tag) {
  if (tag.kind == TemplateTag::Kind::kOutput) return Kind::kOutput;
  if (tag.kind != TemplateTag::Kind::kStatement) return std::nullopt;
  if (const std::optional<Kind> kind = kind_of_name(tag.name)) {
    const bool is_block_set = tag.name == "set" && tag.arguments.find('=') == kNowhere;
    return is_block_set ? std::nullopt : kind;
  }
  if (!tag.name.starts_with("end")) return std::nullopt;
  const std::optional<Kind> begin = kind_of_name(tag.name.substr(3));
  return begin && has_inside(*begin) ? std::optional(Kind::kEnd) : std::nullopt;
}

// False if a literal tag never ends: its name is in `unclosed` then.
bool collect(std::string_view text, const std::vector<TextRange>& code,
             std::set<std::string, std::less<>>& unclosed,
             std::vector<LiquidStatement>& statements) {
  statements.clear();
  std::string literal;
  TemplateTagFinder finder(text);
  std::size_t behind = 0;
  for (std::size_t at = text.find('{'); at != kNowhere; at = text.find('{', at + 1)) {
    if (at < behind) continue;
    const std::optional<TemplateTag> tag = finder.tag_at(at);
    if (!tag) continue;
    const bool is_statement = tag->kind == TemplateTag::Kind::kStatement;
    if (!literal.empty()) {
      if (is_statement && tag->name == "end" + literal) literal.clear();
      continue;
    }
    if (range_at(code, at) != nullptr) continue;
    behind = tag->end;
    const bool is_literal =
        is_statement && !unclosed.contains(tag->name) && is_one_of(tag->name, kLiterals);
    if (is_literal) literal = tag->name;
    if (const std::optional<Kind> kind = kind_of(*tag)) {
      LiquidStatement statement;
      statement.kind = *kind;
      statement.tag = *tag;
      statements.push_back(statement);
    }
  }
  if (literal.empty()) return true;
  unclosed.insert(literal);
  return false;
}

void match(std::vector<LiquidStatement>& statements) {
  struct Open {
    std::size_t begin;
    std::size_t part;  // the last one so far
  };
  std::vector<Open> open;
  for (std::size_t i = 0; i < statements.size(); ++i) {
    LiquidStatement& one = statements[i];
    if (has_inside(one.kind)) {
      open.push_back({i, i});
    } else if (one.kind == Kind::kPart && !open.empty()) {
      statements[open.back().part].next = i;
      open.back().part = i;
    } else if (one.kind == Kind::kEnd) {
      const std::string_view name = one.tag.name.substr(3);
      const auto begin = std::find_if(open.rbegin(), open.rend(), [&](const Open& each) {
        return statements[each.begin].tag.name == name;
      });
      if (begin == open.rend()) continue;
      statements[begin->part].next = i;
      statements[begin->begin].end = i;
      open.resize(static_cast<std::size_t>(open.rend() - begin) - 1);
    }
  }
}

}  // namespace

bool may_have_liquid_statements(std::string_view text) {
  for (std::size_t at = text.find("{%"); at != kNowhere; at = text.find("{%", at + 2)) {
    std::size_t begin = at + 2;
    while (begin < text.size() && (text[begin] == '-' || text[begin] == ' ' || text[begin] == '\n'))
      ++begin;
    std::size_t end = begin;
    while (end < text.size() && (is_ascii_letter(text[end]) || text[end] == '_')) ++end;
    if (kind_of_name(text.substr(begin, end - begin))) return true;
  }
  return false;
}

std::vector<LiquidStatement> find_liquid_statements(std::string_view text, CodeRule rule) {
  const std::vector<TextRange> code = find_code_regions(text, rule);
  std::vector<LiquidStatement> statements;
  std::set<std::string, std::less<>> unclosed;
  while (!collect(text, code, unclosed, statements)) {
  }
  match(statements);
  return statements;
}

}  // namespace feedgen
