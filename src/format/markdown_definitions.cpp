#include <algorithm>
#include <string>

#include "format/markdown_lines.h"
#include "format/markdown_steps.h"
#include "text/ascii.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

using Kind = MarkdownMark::Kind;

MarkdownEdit mark(Kind kind, std::string_view html) {
  return {0, 0, std::string(kBlockMark) + '\n', MarkdownMark{0, kind, std::string(html), {}}};
}

struct Line {
  std::size_t begin = 0;
  std::string_view text;  // without its end
  bool is_code = false;   // in a fence, or the fence
};

std::size_t indent_of(std::string_view line) {
  return std::min(line.find_first_not_of(" \t"), line.size());
}

bool is_blank(std::string_view line) { return trim(line).empty(); }

bool is_definition(const Line& line) {
  const std::size_t at = indent_of(line.text);
  return !line.is_code && at < 4 && line.text.substr(at).size() > 2 && line.text[at] == ':' &&
         (line.text[at + 1] == ' ' || line.text[at + 1] == '\t') &&
         !is_blank(line.text.substr(at + 1));
}

// A line of text that no block but a paragraph begins with.
bool is_term(const Line& line) {
  if (line.is_code || is_blank(line.text) || indent_of(line.text) != 0) return false;
  if (std::string_view("#>|<-*+:={!").find(line.text.front()) != kNowhere) {
    return line.text.starts_with("**") || line.text.starts_with("*") || line.text.starts_with("<a");
  }
  const std::size_t digits = line.text.find_first_not_of("0123456789");
  return digits == 0 || digits == kNowhere ||
         (line.text[digits] != '.' && line.text[digits] != ')');
}

bool is_row(const Line& line) {
  const std::string_view text = trim(line.text);
  return !line.is_code && text.size() > 2 && text.front() == '|' && text.back() == '|' &&
         indent_of(line.text) < 4;
}

bool is_separator(std::string_view line) {
  return line.find_first_not_of("|:-+= \t\r") == kNowhere && line.find_first_of("-=") != kNowhere;
}

std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  FenceFollower fences;
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t begin = text.size() - rest.size();
    const std::string_view line = take_until(rest, '\n');
    lines.push_back({begin, line, fences.follow(trim(line))});
  }
  return lines;
}

class DefinitionFinder {
 public:
  explicit DefinitionFinder(std::string_view text) : text_(text), lines_(lines_of(text)) {}

  std::vector<MarkdownEdit> find(MarkdownHabits::Dialect dialect) {
    const bool has_bare_tables = dialect == MarkdownHabits::Dialect::kKramdown;
    for (std::size_t i = 0; i < lines_.size();) {
      const bool begins_block = i == 0 || is_blank(lines_[i - 1].text) || lines_[i - 1].is_code;
      const std::size_t terms = begins_block ? count_terms(i) : 0;
      if (terms > 0) {
        i = take_list(i);
      } else if (begins_block && has_bare_tables && is_row(lines_[i])) {
        i = take_table(i);
      } else {
        ++i;
      }
    }
    return std::move(edits_);
  }

 private:
  // How many lines from `i` on are terms of a definition; 0: none follows.
  std::size_t count_terms(std::size_t i) const {
    constexpr std::size_t kMost = 8;
    std::size_t end = i;
    while (end < lines_.size() && end - i < kMost && is_term(lines_[end])) ++end;
    if (end == i || end == lines_.size()) return 0;
    const std::size_t next = is_blank(lines_[end].text) ? end + 1 : end;
    return next < lines_.size() && is_definition(lines_[next]) ? end - i : 0;
  }

  std::size_t take_list(std::size_t i) {
    insert(lines_[i].begin, {mark(Kind::kHtml, "<dl>")});
    for (std::size_t terms; i < lines_.size() && (terms = count_terms(i)) > 0;) {
      for (const std::size_t end = i + terms; i < end; ++i) take_term(i);
      while (i < lines_.size()) {
        const std::size_t next = is_blank(lines_[i].text) ? i + 1 : i;
        if (next >= lines_.size() || !is_definition(lines_[next])) break;
        i = take_definition(next);
      }
      const std::size_t next = i < lines_.size() && is_blank(lines_[i].text) ? i + 1 : i;
      if (next < lines_.size() && count_terms(next) > 0) i = next;
    }
    insert(place_of(i), {mark(Kind::kHtml, "</dl>")});
    return i;
  }

  void take_term(std::size_t i) {
    MarkdownEdit end{place_of(i + 1), place_of(i + 1), ""};
    if (i + 1 == lines_.size()) end.text = "\n";
    end.behind.push_back(mark(Kind::kParagraphAbove, "dt"));
    edits_.push_back(std::move(end));
  }

  std::size_t take_definition(std::size_t i) {
    const std::string_view line = lines_[i].text;
    const std::size_t colon = lines_[i].begin + indent_of(line);
    MarkdownEdit begin{colon, text_.find_first_not_of(" \t", colon + 1), ""};
    begin.behind.push_back(mark(Kind::kHtml, "<dd>"));
    edits_.push_back(std::move(begin));
    bool is_tight = true;
    std::size_t end = i + 1;
    for (; end < lines_.size(); ++end) {
      const Line& next = lines_[end];
      if (is_blank(next.text)) {
        if (end + 1 >= lines_.size() || indent_of(lines_[end + 1].text) < 2 ||
            is_blank(lines_[end + 1].text) || is_definition(lines_[end + 1])) {
          break;
        }
        is_tight = false;
        continue;
      }
      if (is_definition(next)) break;
      const std::size_t indent = std::min(indent_of(next.text), std::size_t{4});
      if (indent > 0) edits_.push_back({next.begin, next.begin + indent, ""});
    }
    MarkdownEdit last{place_of(end), place_of(end), end == lines_.size() ? "\n" : ""};
    if (is_tight) last.behind.push_back(mark(Kind::kParagraphAbove, ""));
    last.behind.push_back(mark(Kind::kHtml, "</dd>"));
    edits_.push_back(std::move(last));
    return end;
  }

  // Returns the first line behind the rows.
  std::size_t take_table(std::size_t i) {
    std::size_t end = i;
    while (end < lines_.size() && is_row(lines_[end])) ++end;
    const bool has_head = end - i < 2 || is_separator(lines_[i + 1].text);
    const bool begins_with_line = is_separator(lines_[i].text);
    if ((has_head && !begins_with_line) || end - i < 2) return end;
    const Line& first = lines_[begins_with_line ? i + 1 : i];
    const auto cells = std::count(first.text.begin(), first.text.end(), '|') - 1;
    if (cells < 1 || cells > 100) return end;
    MarkdownEdit head{lines_[i].begin, begins_with_line ? first.begin : lines_[i].begin, ""};
    head.behind.push_back(mark(Kind::kNoHead, ""));
    std::string rows = "|";
    for (auto cell = cells; cell > 0; --cell) rows += "   |";
    rows += "\n|";
    for (auto cell = cells; cell > 0; --cell) rows += "---|";
    head.behind.push_back({0, 0, rows + '\n'});
    edits_.push_back(std::move(head));
    return end;
  }

  std::size_t place_of(std::size_t line) const {
    return line < lines_.size() ? lines_[line].begin : text_.size();
  }

  void insert(std::size_t at, std::vector<MarkdownEdit> marks) {
    edits_.push_back({at, at, at == text_.size() ? "\n" : "", std::nullopt, std::move(marks)});
  }

  std::string_view text_;
  std::vector<Line> lines_;
  std::vector<MarkdownEdit> edits_;
};

}  // namespace

bool may_have_definitions(std::string_view markdown, MarkdownHabits::Dialect dialect) {
  for (const std::string_view begin : {"\n: ", "\n:\t", "\n : ", "\n  : ", "\n   : "}) {
    if (markdown.find(begin) != kNowhere) return true;
  }
  return dialect == MarkdownHabits::Dialect::kKramdown && markdown.find("|\n|") != kNowhere;
}

std::vector<MarkdownEdit> find_definitions(std::string_view markdown,
                                           MarkdownHabits::Dialect dialect) {
  return DefinitionFinder(markdown).find(dialect);
}

}  // namespace feedgen
