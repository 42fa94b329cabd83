#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "format/markdown_steps.h"
#include "text/ascii.h"
#include "text/unicode.h"
#include "text/xml_text.h"

namespace feedgen {
namespace {

constexpr std::size_t kMostLines = 100;
constexpr std::size_t kMostWords = 10'000;

using Meanings = std::map<std::string_view, std::string_view>;

struct Line {
  TextRange range;
  std::string_view word;
  std::string_view meaning;
};

// "*[HTML]: Hyper Text Markup Language", indented by at most three blanks.
bool read_line(std::string_view line, Line& found) {
  const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
  line.remove_prefix(indent);
  if (indent > 3 || !line.starts_with("*[")) return false;
  const std::size_t close = line.find("]:");
  if (close == kNowhere) return false;
  found.word = trim(line.substr(2, close - 2));
  found.meaning = trim(line.substr(close + 2));
  return !found.word.empty() && found.word.find_first_of("[]") == kNowhere;
}

std::vector<Line> lines_of(std::string_view text, const MarkdownParts& parts) {
  std::vector<Line> lines;
  for (std::size_t begin = 0; begin < text.size() && lines.size() < kMostLines;) {
    const std::size_t newline = std::min(text.find('\n', begin), text.size());
    Line line{{begin, std::min(newline + 1, text.size())}, {}, {}};
    const bool is_one = read_line(text.substr(begin, newline - begin), line) &&
                        range_at(parts.code, begin) == nullptr &&
                        range_at(parts.html, begin) == nullptr;
    if (is_one) lines.push_back(line);
    begin = newline + 1;
  }
  return lines;
}

// Neither end is within a longer word.
bool is_whole_word(std::string_view text, std::size_t begin, std::size_t end) {
  const bool begins = begin == 0 || !is_word_byte(text[begin]) || !is_word_byte(text[begin - 1]);
  const bool ends = end == text.size() || !is_word_byte(text[end - 1]) || !is_word_byte(text[end]);
  return begins && ends;
}

class Finder {
 public:
  Finder(std::string_view text, const MarkdownParts& parts, std::vector<Line> lines)
      : text_(text), parts_(parts), lines_(std::move(lines)) {
    for (const Line& line : lines_) meanings_[line.word] = line.meaning;
  }

  std::vector<MarkdownEdit> find() {
    for (const Line& line : lines_) edits_.push_back({line.range.begin, line.range.end, ""});
    for (const ProseRange& prose : parts_.prose) {
      if (!is_in_line(prose.begin)) see(prose);
    }
    std::stable_sort(
        edits_.begin(), edits_.end(),
        [](const MarkdownEdit& a, const MarkdownEdit& b) { return a.begin < b.begin; });
    return std::move(edits_);
  }

 private:
  bool is_in_line(std::size_t at) const {
    return any_of(lines_,
                  [&](const Line& line) { return line.range.begin <= at && at < line.range.end; });
  }

  // Of the words that begin at one place the longest.
  void see(const ProseRange& prose) {
    std::vector<std::pair<std::size_t, std::string_view>> found;
    const std::string_view inside = text_.substr(0, prose.end);
    for (const auto& [word, meaning] : meanings_) {
      for (std::size_t at = inside.find(word, prose.begin); at != kNowhere;
           at = inside.find(word, at + word.size())) {
        if (is_whole_word(text_, at, at + word.size())) found.emplace_back(at, word);
      }
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first < b.first : a.second.size() > b.second.size();
    });
    std::size_t behind = 0;
    for (const auto& [at, word] : found) {
      if (at < behind || ++words_ > kMostWords) continue;
      behind = at + word.size();
      std::string html = "<abbr title=\"";
      append_escaped_markup(meanings_[word], html);
      edits_.push_back(html_edit(at, at, kSpanMark, html + "\">"));
      edits_.push_back(html_edit(behind, behind, kSpanMark, "</abbr>"));
    }
  }

  std::string_view text_;
  const MarkdownParts& parts_;
  std::vector<Line> lines_;
  Meanings meanings_;
  std::vector<MarkdownEdit> edits_;
  std::size_t words_ = 0;
};

}  // namespace

bool may_have_abbreviations(std::string_view markdown, MarkdownHabits::Dialect dialect) {
  using Dialect = MarkdownHabits::Dialect;
  const bool has_them =
      dialect == Dialect::kPlain || dialect == Dialect::kKramdown || dialect == Dialect::kPython;
  const std::size_t at = has_them ? markdown.find("*[") : kNowhere;
  return at != kNowhere && markdown.find("]:", at) != kNowhere;
}

std::vector<MarkdownEdit> find_abbreviations(std::string_view markdown,
                                             const MarkdownParts& parts) {
  return Finder(markdown, parts, lines_of(markdown, parts)).find();
}

}  // namespace feedgen
