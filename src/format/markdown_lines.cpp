#include "format/markdown_lines.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

using Dialect = MarkdownHabits::Dialect;

constexpr std::string_view kComment = "%%";

// "|====|====|", between the rows of a table.
bool is_row_rule(std::string_view line) {
  line = trim(line);
  return line.find('=') != kNowhere && line.find('|') != kNowhere &&
         line.find_first_not_of("|=+: ") == kNowhere;
}

// "    :::python", the first line of a listing.
bool is_language(std::string_view line) {
  const bool is_indented = line.starts_with("    ") || line.starts_with('\t');
  line = trim(line);
  if (!is_indented || !line.starts_with(":::") || line.size() == 3) return false;
  return std::all_of(line.begin() + 3, line.end(),
                     [](char c) { return is_ascii_alphanumeric(c) || c == '+' || c == '-'; });
}

class LineFinder {
 public:
  LineFinder(std::string_view text, Dialect dialect) : text_(text), dialect_(dialect) {}

  std::vector<MarkdownEdit> find() {
    for (std::size_t begin = 0; begin < text_.size(); begin = next_) {
      const std::size_t newline = std::min(text_.find('\n', begin), text_.size());
      next_ = std::min(newline + 1, text_.size());
      const std::string_view line = text_.substr(begin, newline - begin);
      if (!fences_.is_in_code(line)) see(begin, line);
      above_ = line;
    }
    return std::move(edits_);
  }

 private:
  void see(std::size_t begin, std::string_view line) {
    switch (dialect_) {
      case Dialect::kKramdown: return see_kramdown(begin, line);
      case Dialect::kPython:
        if (trim(above_).empty() && is_language(line)) edits_.push_back({begin, next_, ""});
        return;
      case Dialect::kPlain: return see_comments(begin, line);
      case Dialect::kGoldmark:
      case Dialect::kMarked:
      case Dialect::kMarkdownIt: return;
    }
  }

  void see_kramdown(std::size_t begin, std::string_view line) {
    const std::string_view text = trim(line);
    const bool ends_block = text == "^";
    if (text == "{::nomarkdown}") in_html_ = true;
    const bool ends_html = in_html_ && (text == "{:/}" || text == "{:/nomarkdown}");
    if (ends_html) in_html_ = false;
    if (ends_block || ends_html) edits_.push_back({begin, begin + line.size(), ""});
    if (above_.find('|') != kNowhere && is_row_rule(line)) edits_.push_back({begin, next_, ""});
  }

  // "%%words%%", and from a line that begins with "%%" to the one that ends it.
  void see_comments(std::size_t begin, std::string_view line) {
    std::size_t ticks = 0;
    std::size_t counted = 0;
    for (std::size_t at = line.find(kComment); at != kNowhere; at = line.find(kComment, at)) {
      for (; counted < at; ++counted) ticks += line[counted] == '`' ? 1 : 0;
      // An odd one opens a code span.
      const bool is_in_code = ticks % 2 == 1;
      const bool touches = at > 0 && (is_ascii_alphanumeric(line[at - 1]) || line[at - 1] == '%');
      if (touches || is_in_code) {
        at += kComment.size();
        continue;
      }
      const std::size_t close = line.find(kComment, at + kComment.size());
      if (close == kNowhere) {
        const bool is_block = trim(line.substr(0, at)).empty();
        if (is_block || ends_in_paragraph(begin + at)) see_comment_of_lines(begin + at);
        return;
      }
      const std::size_t end = close + kComment.size();
      const bool is_empty = trim(line.substr(at + 2, close - at - 2)).empty();
      const bool goes_on =
          end < line.size() && (is_ascii_alphanumeric(line[end]) || line[end] == '%');
      if (is_empty || goes_on) {
        at = close;
        continue;
      }
      edits_.push_back({begin + at, begin + end, ""});
      at = end;
    }
  }

  // A comment that begins in a line of text goes no further than its paragraph.
  bool ends_in_paragraph(std::size_t begin) const {
    const std::string_view rest = text_.substr(begin + kComment.size());
    const std::size_t close = rest.find(kComment);
    return close != kNowhere && rest.substr(0, close).find("\n\n") == kNowhere;
  }

  void see_comment_of_lines(std::size_t begin) {
    if (has_no_more_ends_) return;
    const std::size_t close = text_.find(kComment, begin + kComment.size());
    has_no_more_ends_ = close == kNowhere;
    if (has_no_more_ends_) return;
    const std::size_t end = close + kComment.size();
    edits_.push_back({begin, end, ""});
    next_ = std::min(text_.find('\n', end), text_.size());
    if (next_ < text_.size()) ++next_;
  }

  std::string_view text_;
  Dialect dialect_;
  FenceFollower fences_;
  std::string_view above_;
  std::vector<MarkdownEdit> edits_;
  std::size_t next_ = 0;
  bool in_html_ = false;           // between `{::nomarkdown}` and its end
  bool has_no_more_ends_ = false;  // of comments
};

}  // namespace

bool may_have_unread_lines(std::string_view markdown, Dialect dialect) {
  const auto has = [&](std::string_view part) { return markdown.find(part) != kNowhere; };
  switch (dialect) {
    case Dialect::kKramdown: return has("^") || has("{::nomarkdown}") || has("==");
    case Dialect::kPython: return has(":::");
    case Dialect::kPlain: return has(kComment);
    case Dialect::kGoldmark:
    case Dialect::kMarked:
    case Dialect::kMarkdownIt: return false;
  }
  return false;
}

std::vector<MarkdownEdit> find_unread_lines(std::string_view markdown, Dialect dialect) {
  return LineFinder(markdown, dialect).find();
}

std::string_view without_quote_marks(std::string_view line) {
  const std::size_t start = line.find_first_not_of(" \t>");
  return start == std::string_view::npos ? std::string_view() : line.substr(start);
}

bool FenceFollower::follow(std::string_view line) {
  const std::size_t length =
      std::min(line.find_first_not_of(line.substr(0, 1) == "~" ? '~' : '`'), line.size());
  if (open_length_ == 0) {
    if (length < 3) return false;
    open_ = line.front();
    open_length_ = length;
  } else if (length >= open_length_ && line.front() == open_ && trim(line.substr(length)).empty()) {
    open_length_ = 0;
  }
  return true;
}

}  // namespace feedgen
