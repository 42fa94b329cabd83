#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>
#include <utility>

#include "format/markdown_steps.h"
#include "text/ascii.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

struct AttributeList {
  ElementAttributes attributes;    // those that say something in a feed
  std::vector<std::string> names;  // of other lists, and kramdown's own words: `toc`, `no_toc`
};

// Attributes that say something in a feed. The cleaner judges their values.
constexpr std::array<std::string_view, 18> kKept{
    "align",   "alt", "class", "dir",   "file",   "height", "hreflang", "id",    "lang",
    "loading", "rel", "start", "style", "target", "title",  "type",     "width", "translate"};

bool is_kept(std::string_view name) { return is_one_of(name, kKept); }

bool is_name_start(char c) {
  return is_ascii_letter(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

bool is_name(char c) { return is_name_start(c) || is_ascii_digit(c) || c == '-' || c == ':'; }

std::string_view take_name(std::string_view& text) {
  if (text.empty() || !is_name_start(text.front())) return {};
  std::size_t end = 1;
  while (end < text.size() && is_name(text[end])) ++end;
  const std::string_view name = text.substr(0, end);
  text.remove_prefix(end);
  return name;
}

// Quoted, or up to a space.
std::optional<std::string_view> take_value(std::string_view& text) {
  if (!text.empty() && (text.front() == '"' || text.front() == '\'')) {
    const std::size_t end = text.find(text.front(), 1);
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view value = text.substr(1, end - 1);
    text.remove_prefix(end + 1);
    return value;
  }
  const std::size_t end = std::min(text.find_first_of(" \t"), text.size());
  if (end == 0) return std::nullopt;
  const std::string_view value = text.substr(0, end);
  text.remove_prefix(end);
  return value;
}

bool take_item(std::string_view& text, AttributeList& list) {
  if (text.front() == '.' || text.front() == '#') {
    const bool is_class = text.front() == '.';
    text.remove_prefix(1);
    if (is_class && text.starts_with('-')) return false;
    const std::string_view name = take_name(text);
    if (name.empty()) return false;
    list.attributes.emplace_back(is_class ? "class" : "id", name);
    return true;
  }
  const std::string_view name = take_name(text);
  if (name.empty()) return false;
  if (!text.starts_with('=')) {
    list.names.emplace_back(name);
    return true;
  }
  text.remove_prefix(1);
  const std::optional<std::string_view> value = take_value(text);
  if (!value) return false;
  const std::string lower = ascii_lower(name);
  if (is_kept(lower)) list.attributes.emplace_back(lower, *value);
  return true;
}

// What stands between the braces, without kramdown's colon. Nothing, if it is no such list.
std::optional<AttributeList> parse_attribute_list(std::string_view text) {
  AttributeList list;
  bool is_empty = true;
  for (text = trim(text); !text.empty(); text = trim(text)) {
    if (!take_item(text, list)) return std::nullopt;
    is_empty = false;
    // Classes and ids may follow each other without a space.
    if (!text.empty() && std::string_view(" \t.#").find(text.front()) == std::string_view::npos) {
      return std::nullopt;
    }
  }
  if (is_empty) return std::nullopt;
  return list;
}

using Kind = MarkdownMark::Kind;
using Definitions = std::map<std::string, AttributeList, std::less<>>;

constexpr std::size_t kLongestList = 1024;

// A place with braces.
struct Braces {
  std::size_t begin = 0;
  std::size_t end = 0;  // behind the closing one
  std::string_view inside;
  bool is_alone = false;      // on its line, but for marks of quotations
  bool ends_heading = false;  // but for closing hashes
};

// The brace that closes the one before `from`, on the same line and not in quotes.
std::size_t closing_brace(std::string_view text, std::size_t from) {
  const std::size_t last = std::min(text.size(), from + kLongestList);
  char quote = '\0';
  for (std::size_t i = from; i < last && text[i] != '\n'; ++i) {
    if (quote != '\0') {
      if (text[i] == quote) quote = '\0';
    } else if (text[i] == '}') {
      return i;
    } else if ((text[i] == '"' || text[i] == '\'') && text[i - 1] == '=') {
      quote = text[i];
    }
  }
  return kNowhere;
}

// True if only characters of `skipped` stand from `from` on to the end of the line.
bool ends_line(std::string_view text, std::size_t from, std::string_view skipped) {
  const std::size_t next = text.find_first_not_of(skipped, from);
  return next == kNowhere || text[next] == '\n';
}

bool begins_line(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  const std::size_t last = text.find_last_not_of(" \t>", at - 1);
  return last == kNowhere || text[last] == '\n';
}

std::optional<Braces> braces_at(std::string_view text, std::size_t at) {
  const std::size_t close = closing_brace(text, at + 1);
  if (close == kNowhere) return std::nullopt;
  Braces braces;
  braces.begin = at;
  braces.end = close + 1;
  braces.inside = text.substr(at + 1, close - at - 1);
  braces.is_alone = begins_line(text, at) && ends_line(text, braces.end, " \t\r");
  braces.ends_heading = ends_line(text, braces.end, " \t\r#");
  return braces;
}

std::string_view line_above(std::string_view text, std::size_t at) {
  const std::size_t end = text.rfind('\n', at);
  if (end == kNowhere || end == 0) return {};
  const std::size_t newline = text.rfind('\n', end - 1);
  const std::size_t begin = newline == kNowhere ? 0 : newline + 1;
  return text.substr(begin, end - begin);
}

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r>") == kNowhere; }

class ListFinder {
 public:
  ListFinder(std::string_view text, const MarkdownParts& parts, const MarkdownHabits& habits)
      : text_(text), parts_(parts), has_block_attributes_(habits.has_block_attributes) {}

  std::vector<MarkdownEdit> find() {
    for (const ProseRange& prose : parts_.prose) {
      for (std::size_t at = prose.begin; at < prose.end; ++at) {
        at = text_.substr(0, prose.end).find('{', at);
        if (at == kNowhere) break;
        if (at + 1 == text_.size() || at < behind_) continue;
        if (text_[at + 1] == ':') see_kramdown(at);
        if (has_block_attributes_ && !prose.in_heading) see_block(at);
        if (prose.in_heading && (text_[at + 1] == '#' || text_[at + 1] == '.')) see_heading(at);
      }
    }
    resolve_names();
    return std::move(edits_);
  }

 private:
  void add(std::size_t begin, std::size_t end, std::string text = {},
           std::optional<MarkdownMark> mark = std::nullopt) {
    edits_.push_back({begin, end, std::move(text), std::move(mark)});
    behind_ = end;
  }

  void add_mark(const Braces& braces, Kind kind, AttributeList list) {
    // Only a blank line ends a table: without one the mark would become a row.
    const bool is_below_table =
        kind == Kind::kBlockAbove && line_above(text_, braces.begin).find('|') != kNowhere;
    if (is_below_table) add(braces.begin, braces.begin, "\n");
    MarkdownMark mark;
    mark.kind = kind;
    mark.attributes = std::move(list.attributes);
    add(braces.begin, braces.end, std::string(kind == Kind::kSpan ? kSpanMark : kBlockMark),
        std::move(mark));
    if (!list.names.empty()) named_.push_back({edits_.size() - 1, std::move(list.names)});
  }

  void see_kramdown(std::size_t at) {
    const std::optional<Braces> braces = braces_at(text_, at);
    if (!braces) return;
    const std::string_view inside = braces->inside.substr(1);
    if (inside.starts_with(':') || inside.starts_with('/')) return see_extension(*braces);
    if (braces->is_alone && see_definition(*braces, inside)) return;
    std::optional<AttributeList> list = parse_attribute_list(inside);
    if (!list) return;
    if (braces->is_alone) return see_block_list(*braces, std::move(*list));
    // "{:smile}" in prose names no list.
    if (list->attributes.empty() && list->names != std::vector<std::string>{"no_toc"}) return;
    add_mark(*braces, Kind::kSpan, std::move(*list));
  }

  void see_block_list(const Braces& braces, AttributeList list) {
    const auto toc = std::find(list.names.begin(), list.names.end(), "toc");
    if (toc != list.names.end()) return add_mark(braces, Kind::kContents, {});
    const bool is_below = !is_blank(line_above(text_, braces.begin));
    add_mark(braces, is_below ? Kind::kBlockAbove : Kind::kBlockBelow, std::move(list));
  }

  // Goldmark's below a block.
  void see_block(std::size_t at) {
    const std::optional<Braces> braces = braces_at(text_, at);
    if (!braces || !braces->is_alone || braces->inside.starts_with(':')) return;
    std::optional<AttributeList> list = parse_attribute_list(braces->inside);
    if (!list || !list->names.empty() || is_blank(line_above(text_, at))) return;
    add_mark(*braces, Kind::kBlockAbove, std::move(*list));
  }

  void see_heading(std::size_t at) {
    const std::optional<Braces> braces = braces_at(text_, at);
    if (!braces || !braces->ends_heading) return;
    std::optional<AttributeList> list = parse_attribute_list(braces->inside);
    if (list) add_mark(*braces, Kind::kSpan, std::move(*list));
  }

  // "{:name: .class}" is kept for "{: name}".
  bool see_definition(const Braces& braces, std::string_view inside) {
    const std::size_t colon = inside.find(':');
    if (colon == kNowhere || colon == 0) return false;
    const std::string_view name = inside.substr(0, colon);
    if (name.find_first_of(" \t=\".#'") != kNowhere) return false;
    std::optional<AttributeList> list = parse_attribute_list(inside.substr(colon + 1));
    if (!list) return false;
    definitions_.insert_or_assign(std::string(name), std::move(*list));
    add(braces.begin, braces.end);
    return true;
  }

  // "{::comment}" is left out up to its end, of the others only the braces are.
  void see_extension(const Braces& braces) {
    constexpr std::string_view kComment = "::comment";
    std::size_t end = braces.end;
    if (trim(braces.inside) == kComment) {
      end = std::max(end, end_of_comment(end));
    } else if (!is_extension(braces.inside)) {
      return;
    }
    add(braces.begin, end);
  }

  // 0: there is none.
  std::size_t end_of_comment(std::size_t from) {
    if (has_no_more_ends_) return 0;
    const std::size_t end = std::min(text_.find("{:/comment}", from), text_.find("{:/}", from));
    has_no_more_ends_ = end == kNowhere;
    return has_no_more_ends_ ? 0 : text_.find('}', end) + 1;
  }

  static bool is_extension(std::string_view inside) {
    inside.remove_prefix(1);
    const bool is_end = inside.starts_with('/');
    inside.remove_prefix(1);
    const std::size_t word = std::min(inside.find_first_of(" \t/"), inside.size());
    const std::string_view name = inside.substr(0, word);
    return name == "options" || name == "nomarkdown" || name == "comment" ||
           (is_end && name.empty());
  }

  void resolve_names() {
    for (const Named& named : named_) {
      ElementAttributes& attributes = edits_[named.edit].mark->attributes;
      for (const std::string& name : named.names) {
        const auto found = definitions_.find(name);
        if (found == definitions_.end()) continue;
        const ElementAttributes& more = found->second.attributes;
        if (attributes.size() + more.size() > kMostAttributes) continue;
        attributes.insert(attributes.end(), more.begin(), more.end());
      }
    }
  }

  struct Named {
    std::size_t edit;
    std::vector<std::string> names;
  };

  static constexpr std::size_t kMostAttributes = 100;  // of one element

  std::string_view text_;
  const MarkdownParts& parts_;
  bool has_block_attributes_;
  std::vector<MarkdownEdit> edits_;
  std::size_t behind_ = 0;
  bool has_no_more_ends_ = false;  // of comments
  Definitions definitions_;
  std::vector<Named> named_;
};

}  // namespace

std::vector<MarkdownEdit> find_attribute_lists(std::string_view markdown,
                                               const MarkdownParts& parts,
                                               const MarkdownHabits& habits) {
  return ListFinder(markdown, parts, habits).find();
}

}  // namespace feedgen
