#include <algorithm>
#include <optional>
#include <string>

#include "format/markdown_steps.h"
#include "text/ascii.h"

namespace feedgen {
namespace {

bool is_ascii_punctuation(char c) {
  return c > ' ' && c < '\x7F' && !is_ascii_digit(c) && !is_ascii_letter(c);
}

// A line that holds only marks of quotations is blank.
bool has_blank_line(std::string_view text) {
  for (std::size_t i = text.find('\n'); i != kNowhere; i = text.find('\n', i + 1)) {
    const std::size_t next = text.find_first_not_of(" \t\r>", i + 1);
    if (next != kNowhere && text[next] == '\n') return true;
  }
  return false;
}

bool looks_like_tex(std::string_view formula) {
  if (formula.find_first_of("^_=") != kNowhere) return true;
  for (std::size_t i = formula.find('\\'); i != kNowhere; i = formula.find('\\', i + 1)) {
    if (i + 1 < formula.size() && is_ascii_letter(formula[i + 1])) return true;
  }
  return false;
}

class MathFinder {
 public:
  MathFinder(std::string_view text, const MarkdownParts& parts) : text_(text), parts_(parts) {}

  // The formula that begins at or just before `at`, which is in `prose`.
  std::optional<TextRange> formula_at(std::size_t at, const ProseRange& prose) {
    if (text_[at] == '$' && !is_escaped_at(text_, at)) {
      // Three and more are signs of a price.
      if (text_.substr(at).starts_with("$$$")) return std::nullopt;
      return text_.substr(at).starts_with("$$") ? displayed(at, dollars_)
                                                : inline_formula(at, prose);
    }
    if (at == 0 || at != prose.begin || !is_escaped_at(text_, at)) return std::nullopt;
    if (text_[at] == '(') return parenthesised(at - 1, prose);
    return text_[at] == '[' ? displayed(at - 1, bracket_) : std::nullopt;
  }

 private:
  struct Mark {
    std::string_view text;
    NextPlace next = {};  // where it stands without a backslash before it
  };

  bool is_prose(std::size_t at) const { return range_at(parts_.prose, at) != nullptr; }

  bool is_same_block(std::size_t at, const ProseRange& prose) const {
    const ProseRange* other = range_at(parts_.prose, at);
    return other != nullptr && other->block == prose.block;
  }

  // Nothing beyond the longest formula is a part of it.
  std::size_t find_end(Mark& mark, std::size_t from, std::size_t begin) const {
    const std::size_t end = mark.next.at_or_behind(from, [&](std::size_t at) {
      at = text_.find(mark.text, at);
      while (at != kNowhere && is_escaped_at(text_, at)) at = text_.find(mark.text, at + 1);
      return at;
    });
    return end == kNowhere || end + mark.text.size() > begin + kLongest ? kNowhere : end;
  }

  // A formula does not leave the cell of a table in which it begins.
  bool leaves_cell(std::size_t begin, std::string_view inside) {
    const std::size_t newline = text_.substr(seen_, begin - seen_).rfind('\n');
    if (newline != kNowhere) line_ = seen_ + newline + 1;
    seen_ = begin;
    const std::size_t first = text_.find_first_not_of(" \t>", line_);
    if (text_[first] != '|') return false;
    for (std::size_t i = inside.find_first_of("|\n"); i != kNowhere;
         i = inside.find_first_of("|\n", i + 1)) {
      if (inside[i] == '\n' || i == 0 || inside[i - 1] != '\\') return true;
    }
    return false;
  }

  std::optional<TextRange> displayed(std::size_t begin, Mark& end_mark) {
    constexpr std::size_t kMark = 2;
    const std::size_t end = find_end(end_mark, begin + kMark, begin);
    if (end == kNowhere) return std::nullopt;
    const bool is_bracket = &end_mark == &bracket_;
    const std::string_view inside = text_.substr(begin + kMark, end - begin - kMark);
    // First, since of many that begin before one end it is the cheapest to tell.
    if (is_bracket && inside.find("\\[") != kNowhere) return std::nullopt;
    if (inside.find_first_not_of(" \t\r\n>") == kNowhere || has_blank_line(inside) ||
        !is_prose(is_bracket ? end + 1 : end)) {
      return std::nullopt;
    }
    if (is_bracket && !looks_like_tex(inside)) return std::nullopt;
    const bool is_price = !is_bracket && text_.substr(end).starts_with("$$$");
    if (is_price || leaves_cell(begin, inside)) return std::nullopt;
    return TextRange{begin, end + kMark};
  }

  std::optional<TextRange> inline_formula(std::size_t begin, const ProseRange& prose) {
    if (begin > 0 && (is_ascii_letter(text_[begin - 1]) || is_ascii_digit(text_[begin - 1]))) {
      return std::nullopt;
    }
    const std::size_t end = find_end(dollar_, begin + 1, begin);
    if (end == kNowhere) return std::nullopt;
    const bool may_open = !is_ascii_blank(text_[begin + 1]);
    const bool may_close = end > begin + 1 && !is_ascii_blank(text_[end - 1]) &&
                           (end + 1 == text_.size() || !is_ascii_digit(text_[end + 1]));
    if (!may_open || !may_close || !is_same_block(end, prose)) return std::nullopt;
    return TextRange{begin, end + 1};
  }

  std::optional<TextRange> parenthesised(std::size_t begin, const ProseRange& prose) {
    const std::size_t end = find_end(parenthesis_, begin + 2, begin);
    if (end == kNowhere || end == begin + 2 || !is_same_block(end + 1, prose)) {
      return std::nullopt;
    }
    return TextRange{begin, end + 2};
  }

  static constexpr std::size_t kLongest = 4096;

  std::string_view text_;
  const MarkdownParts& parts_;
  Mark dollar_{"$"};
  Mark dollars_{"$$"};
  Mark parenthesis_{"\\)"};
  Mark bracket_{"\\]"};
  std::size_t line_ = 0;  // the beginning of the line of seen_
  std::size_t seen_ = 0;
};

}  // namespace

std::vector<TextRange> find_math(std::string_view markdown, const MarkdownParts& parts) {
  std::vector<TextRange> found;
  MathFinder finder(markdown, parts);
  std::size_t behind = 0;
  for (const ProseRange& prose : parts.prose) {
    for (std::size_t at = std::max(prose.begin, behind); at < prose.end; ++at) {
      at = markdown.substr(0, prose.end).find_first_of("$([", at);
      if (at == kNowhere) break;
      const std::optional<TextRange> formula = finder.formula_at(at, prose);
      if (formula) {
        found.push_back(*formula);
        behind = formula->end;
        at = behind - 1;
      } else if (markdown[at] == '$') {
        at = std::min(markdown.find_first_not_of('$', at), prose.end) - 1;
      }
    }
  }
  return found;
}

std::string escape_math(std::string_view formula, std::string_view line) {
  const std::string_view prefix = line.substr(0, line.find_first_not_of(" \t>"));
  const auto quotes = std::count(prefix.begin(), prefix.end(), '>');
  std::string escaped;
  for (std::size_t i = 0; i < formula.size(); ++i) {
    if (formula[i] == '\n') {
      // Spaces at the end of a line would break it.
      while (!escaped.empty() && (escaped.back() == ' ' || escaped.back() == '\r')) {
        escaped.pop_back();
      }
      escaped += '\n';
      for (auto left = quotes; left > 0; --left) {
        const std::size_t mark = formula.find_first_not_of(" \t", i + 1);
        if (mark == kNowhere || formula[mark] != '>') break;
        escaped += formula.substr(i + 1, mark - i);
        i = mark;
      }
      continue;
    }
    if (is_ascii_punctuation(formula[i])) escaped += '\\';
    escaped += formula[i];
  }
  return escaped;
}

}  // namespace feedgen
