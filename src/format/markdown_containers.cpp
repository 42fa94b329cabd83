#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "format/markdown_lines.h"
#include "format/markdown_steps.h"
#include "text/ascii.h"
#include "text/unicode.h"
#include "text/xml_text.h"

namespace feedgen {
namespace {

constexpr std::size_t kIndent = 4;
constexpr std::size_t kDeepest = 32;  // containers inside each other

constexpr std::array<std::string_view, 26> kBoxes{
    "abstract", "attention", "bug",   "caution", "danger",  "error",     "example",
    "fail",     "failure",   "faq",   "help",    "hint",    "important", "info",
    "note",     "question",  "quote", "seealso", "success", "summary",   "tip",
    "tips",     "tldr",      "todo",  "warn",    "warning"};
constexpr std::array<std::string_view, 5> kFolds{"collapse", "details", "fold", "spoiler",
                                                 "toggle"};
constexpr std::array<std::string_view, 24> kHoldsBlocks{
    "address", "article",  "aside",      "blockquote", "center",  "dd",      "details", "div",
    "dl",      "fieldset", "figcaption", "figure",     "footer",  "form",    "header",  "li",
    "main",    "menu",     "nav",        "ol",         "section", "summary", "td",      "ul"};

MarkdownEdit block_mark(std::string html) { return html_edit(0, 0, kBlockMark, std::move(html)); }
MarkdownEdit span_mark(std::string html) { return html_edit(0, 0, kSpanMark, std::move(html)); }

void append_title(std::string_view title, std::vector<MarkdownEdit>& edits) {
  edits.push_back(span_mark("<strong>"));
  edits.push_back({0, 0, std::string(title)});
  edits.push_back(span_mark("</strong>"));
}

// What stands behind the marks of a box.
struct BoxHeading {
  std::string kind;        // in lower case
  std::string_view title;  // without the quotes
  bool has_title = false;
};

// A word of ASCII as it begins a sentence.
std::string capitalised(std::string_view word) {
  std::string text = ascii_lower(word);
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  return text;
}

// The word of ASCII letters, digits, `-` and `_` that the text begins with.
std::string_view word_at(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() &&
         (is_ascii_alphanumeric(text[end]) || text[end] == '-' || text[end] == '_')) {
    ++end;
  }
  return text.empty() || !is_ascii_letter(text[0]) ? std::string_view() : text.substr(0, end);
}

// Of `tip T`, `tip[T]{.a}`, `note "T"`, `{.tip}`; nothing where there is no kind.
std::optional<BoxHeading> box_heading_of(std::string_view text) {
  BoxHeading heading;
  text = trim(text);
  if (text.starts_with("{")) {
    text.remove_prefix(std::min(text.find_first_not_of("{. "), text.size()));
    heading.kind = ascii_lower(word_at(text));
    return heading;
  }
  const std::string_view kind = word_at(text);
  if (kind.empty()) return std::nullopt;
  heading.kind = ascii_lower(kind);
  text = trim(text.substr(kind.size()));
  if (text.ends_with('}')) text = trim(text.substr(0, text.rfind('{')));
  const bool is_quoted = text.size() > 1 && ((text.front() == '"' && text.back() == '"') ||
                                             (text.front() == '[' && text.back() == ']'));
  heading.title = is_quoted ? text.substr(1, text.size() - 2) : text;
  heading.has_title = !text.empty();
  return heading;
}

class ContainerFinder {
 public:
  explicit ContainerFinder(std::string_view text) : text_(text) {}

  std::vector<MarkdownEdit> find() {
    for (begin_ = 0; begin_ < text_.size(); begin_ = next_) {
      end_ = std::min(text_.find('\n', begin_), text_.size());
      next_ = std::min(end_ + 1, text_.size());
      see_line();
    }
    close_rest();
    return std::move(edits_);
  }

 private:
  struct Open {
    enum class Kind { kColons, kIndented, kElement };
    Kind kind = Kind::kColons;
    std::string end;              // HTML
    std::size_t colons = 0;       // of the fence
    std::size_t indent = 0;       // columns that each line of the inside loses
    bool is_indent_known = true;  // kElement: by the first line inside
    std::string element;
    std::size_t depth = 1;  // of elements of that name
  };

  void see_line() {
    std::string_view line = text_.substr(begin_, end_ - begin_);
    const bool is_blank = trim(line).empty();
    if (!is_blank) close_indented(line);
    const std::size_t cut = is_blank ? 0 : dedent(line);
    line.remove_prefix(cut);
    if (cut > 0) edits_.push_back({begin_, begin_ + cut, ""});
    const std::size_t indent = line.find_first_not_of(' ');
    const std::size_t at = begin_ + cut + (indent == kNowhere ? 0 : indent);
    const std::string_view text =
        indent == kNowhere ? std::string_view() : text_.substr(at, end_ - at);
    indent_ = at - begin_ - cut;
    const bool was_quote = std::exchange(is_quote_, text.starts_with('>'));
    if (see_fence(text) || is_blank || indent >= kIndent) return;
    if (text.starts_with(":::")) return see_colons(at, text);
    if (text.starts_with("!!! ") || text.starts_with("???")) return see_indented(at, text);
    if (text.starts_with("===")) return see_tab(at, text);
    if (text.starts_with('>') && !was_quote) return see_quote(at, text);
    if (text.starts_with('<') && see_element(at, text)) return;
    see_element_end(at, text);
  }

  // True for fenced code, its fences included.
  bool see_fence(std::string_view text) {
    return fences_.follow(text.substr(std::min(text.find_first_not_of("> "), text.size())));
  }

  // How many bytes of white space the containers that are open take away.
  std::size_t dedent(std::string_view line) {
    const std::size_t there = std::min(line.find_first_not_of(" \t"), line.size());
    std::size_t cut = 0;
    for (Open& open : open_) {
      if (!open.is_indent_known) {
        open.is_indent_known = true;
        open.indent = std::min(there - cut, std::size_t{16});
        if (text_[begin_ + there] == '<' && text_.substr(begin_ + there + 1).starts_with('/')) {
          open.indent = 0;
        }
      }
      std::size_t columns = 0;
      while (cut < there && columns < open.indent) {
        columns += line[cut] == '\t' ? kIndent : 1;
        ++cut;
      }
    }
    return cut;
  }

  static std::size_t columns_of_indent(std::string_view line) {
    std::size_t columns = 0;
    for (const char c : line) {
      if (c != ' ' && c != '\t') break;
      columns += c == '\t' ? kIndent : 1;
    }
    return columns;
  }

  void close_indented(std::string_view line) {
    const std::size_t columns = columns_of_indent(line);
    std::size_t needed = 0;
    for (std::size_t i = 0; i < open_.size(); ++i) {
      needed += open_[i].indent;
      if (open_[i].kind != Open::Kind::kIndented || columns >= needed) continue;
      MarkdownEdit edit{begin_, begin_, ""};
      while (open_.size() > i) {
        edit.behind.push_back(block_mark(open_.back().end));
        edit.behind.push_back({0, 0, "\n"});
        open_.pop_back();
      }
      edits_.push_back(std::move(edit));
      fences_ = {};
      return;
    }
  }

  void open_box(std::size_t at, const BoxHeading& heading, Open open, const BoxHeading& shown) {
    MarkdownEdit edit{at, end_, ""};
    if (is_one_of(heading.kind, kFolds)) {
      const std::string title =
          shown.has_title ? std::string(shown.title) : capitalised(heading.kind);
      edit.behind.push_back(block_mark("<details>\n<summary>" + escape_html(title) + "</summary>"));
      open.end = "</details>";
    } else {
      const bool is_box = is_one_of(heading.kind, kBoxes);
      edit.behind.push_back(block_mark(is_box ? "<blockquote>" : ""));
      open.end = is_box ? "</blockquote>" : "";
      const std::string title = shown.has_title ? std::string(shown.title)
                                : is_box        ? capitalised(heading.kind)
                                                : std::string();
      if (!title.empty()) {
        const std::string prefix(text_.substr(at - indent_, indent_));
        edit.behind.push_back({0, 0, "\n" + prefix});
        append_title(title, edit.behind);
        edit.behind.push_back({0, 0, "\n" + prefix});
      }
    }
    edits_.push_back(std::move(edit));
    open_.push_back(std::move(open));
  }

  void see_colons(std::size_t at, std::string_view text) {
    const std::size_t colons = std::min(text.find_first_not_of(':'), text.size());
    const std::string_view rest = trim(text.substr(colons));
    if (rest.empty()) return close_colons(at, colons);
    const std::optional<BoxHeading> heading = box_heading_of(rest);
    if (!heading || open_.size() >= kDeepest) return;
    Open open;
    open.colons = colons;
    open_box(at, *heading, std::move(open), *heading);
  }

  void close_colons(std::size_t at, std::size_t colons) {
    if (open_.empty() || open_.back().kind != Open::Kind::kColons || open_.back().colons > colons) {
      return;
    }
    MarkdownEdit edit{at, end_, ""};
    edit.behind.push_back(block_mark(open_.back().end));
    edits_.push_back(std::move(edit));
    open_.pop_back();
  }

  void see_indented(std::size_t at, std::string_view text) {
    const bool is_folded = text.starts_with('?');
    text.remove_prefix(text.starts_with("???+") ? 4 : 3);
    std::optional<BoxHeading> heading = box_heading_of(text);
    if (!text.starts_with(' ') || !heading || open_.size() >= kDeepest || !has_inside()) return;
    const BoxHeading shown = *heading;
    BoxHeading kind = *heading;
    if (is_folded) {
      kind.kind = "details";
    } else if (!is_one_of(kind.kind, kBoxes)) {
      kind.kind = "note";
    }
    if (!is_folded && !shown.has_title)
      kind.kind = is_one_of(shown.kind, kBoxes) ? shown.kind : "note";
    Open open;
    open.kind = Open::Kind::kIndented;
    open.indent = kIndent;
    open_box(at, kind, std::move(open), shown);
  }

  // `=== "Title"`, also with `+` or `!`: one of several parts of a page that are shown in turn.
  void see_tab(std::size_t at, std::string_view text) {
    text.remove_prefix(std::string_view("===").size());
    text.remove_prefix(std::min(text.find_first_not_of("+!"), text.size()));
    const std::string_view title = trim(text);
    const bool is_quoted = title.size() > 2 && title.front() == title.back() &&
                           (title.front() == '"' || title.front() == '\'');
    if (!text.starts_with(' ') || !is_quoted || open_.size() >= kDeepest || !has_inside()) return;
    Open open;
    open.kind = Open::Kind::kIndented;
    open.indent = kIndent;
    open_box(at, {"tab", {}, false}, std::move(open),
             {"tab", title.substr(1, title.size() - 2), true});
  }

  // Whether the next line with text is indented.
  bool has_inside() const {
    std::size_t line = next_;
    for (int blank = 0; blank < 3 && line < text_.size(); ++blank) {
      const std::string_view text = text_.substr(line, text_.find('\n', line) - line);
      if (!trim(text).empty()) {
        std::size_t needed = kIndent;
        for (const Open& open : open_) needed += open.indent;
        return columns_of_indent(text) >= needed;
      }
      line += text.size() + 1;
    }
    return false;
  }

  // "> [!NOTE]- T", also "> > [!note]".
  void see_quote(std::size_t at, std::string_view text) {
    const std::size_t mark = std::min(text.find_first_not_of("> "), text.size());
    if (!text.substr(mark).starts_with("[!")) return;
    const std::string_view kind = word_at(text.substr(mark + 2));
    const std::size_t close = mark + 2 + kind.size();
    if (kind.empty() || close >= text.size() || text[close] != ']') return;
    std::string_view rest = text.substr(close + 1);
    if (!rest.empty() && (rest.front() == '-' || rest.front() == '+')) rest.remove_prefix(1);
    if (!rest.empty() && rest.front() != ' ' && rest.front() != '\r') return;
    rest = trim(rest);
    MarkdownEdit edit{at + mark, end_, ""};
    append_title(rest.empty() ? capitalised(kind) : rest, edit.behind);
    edit.behind.push_back({0, 0, "\n" + std::string(text.substr(0, mark))});
    edits_.push_back(std::move(edit));
  }

  // `<div markdown="1">`
  bool see_element(std::size_t at, std::string_view text) {
    const std::string name = ascii_lower(word_at(text.substr(1)));
    const std::size_t close = text.find('>');
    if (name.empty() || close == kNowhere || open_.size() >= kDeepest) return false;
    const std::string_view tag = text.substr(0, close + 1);
    const std::size_t said = tag.find(" markdown");
    if (said == kNowhere || !has_markdown_in_html(tag)) return false;
    std::size_t said_end = said + std::string_view(" markdown").size();
    if (tag[said_end] == '=') said_end = tag.find_first_of(" >", said_end);
    const std::string html = std::string(tag.substr(0, said)) + std::string(tag.substr(said_end));
    Open open;
    open.kind = Open::Kind::kElement;
    open.element = name;
    open.is_indent_known = false;
    MarkdownEdit edit{at, at + tag.size(), ""};
    const bool holds_blocks = is_one_of(name, kHoldsBlocks);
    if (!holds_blocks && name != "p") return false;
    edit.behind.push_back(block_mark(holds_blocks ? html : ""));
    edit.behind.push_back({0, 0, "\n"});
    open.end = holds_blocks ? "</" + name + ">" : "";
    edits_.push_back(std::move(edit));
    open_.push_back(std::move(open));
    see_element_end(at + tag.size(), text.substr(tag.size()));
    return true;
  }

  void see_element_end(std::size_t at, std::string_view text) {
    if (open_.empty() || open_.back().kind != Open::Kind::kElement) return;
    Open& open = open_.back();
    for (std::size_t tag = text.find('<'); tag != kNowhere; tag = text.find('<', tag + 1)) {
      const std::string_view rest = text.substr(tag + 1);
      const bool is_end = rest.starts_with('/');
      if (ascii_lower(word_at(rest.substr(is_end ? 1 : 0))) != open.element) continue;
      open.depth += is_end ? 0 : 1;
      if (!is_end || --open.depth > 0) continue;
      const std::size_t end = std::min(text.find('>', tag), text.size() - 1);
      MarkdownEdit edit{at + tag, at + end + 1, "\n"};
      edit.behind.push_back(block_mark(open.end));
      edit.behind.push_back({0, 0, "\n"});
      edits_.push_back(std::move(edit));
      open_.pop_back();
      return;
    }
  }

  void close_rest() {
    if (open_.empty()) return;
    MarkdownEdit edit{text_.size(), text_.size(), "\n"};
    for (; !open_.empty(); open_.pop_back()) {
      edit.behind.push_back(block_mark(open_.back().end));
      edit.behind.push_back({0, 0, "\n"});
    }
    edits_.push_back(std::move(edit));
  }

  std::string_view text_;
  std::size_t begin_ = 0;  // of the line
  std::size_t end_ = 0;
  std::size_t next_ = 0;
  std::size_t indent_ = 0;  // of its text, without what the containers take away
  std::vector<Open> open_;
  std::vector<MarkdownEdit> edits_;
  FenceFollower fences_;
  bool is_quote_ = false;
};

}  // namespace

bool has_markdown_in_html(std::string_view markdown) {
  constexpr std::string_view kName = " markdown=";
  for (std::size_t at = markdown.find(kName); at != kNowhere; at = markdown.find(kName, at + 1)) {
    std::string_view value = markdown.substr(at + kName.size());
    if (value.starts_with('"') || value.starts_with('\'')) value.remove_prefix(1);
    if (value.starts_with('1') || value.starts_with("block") || value.starts_with("span")) {
      return true;
    }
  }
  return false;
}

bool may_have_containers(std::string_view markdown) {
  const auto has = [&](std::string_view part) { return markdown.find(part) != kNowhere; };
  return has(":::") || has("!!! ") || has("???") || has("[!") || has(" markdown=") ||
         has("=== \"") || has("=== '") || has("===+ ") || has("===! ");
}

std::vector<MarkdownEdit> find_containers(std::string_view markdown) {
  return ContainerFinder(markdown).find();
}

}  // namespace feedgen
