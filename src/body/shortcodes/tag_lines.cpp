#include "body/shortcodes/tag_lines.h"

#include <algorithm>

#include "text/ascii.h"

namespace feedgen {
namespace {

// The last line of the text, if it is not longer than lines are.
std::optional<std::string_view> last_line(std::string_view text) {
  constexpr std::size_t kLongestLine = 1024;
  const std::string_view end = text.substr(text.size() - std::min(text.size(), kLongestLine));
  const std::size_t newline = end.rfind('\n');
  if (newline == kNowhere && end.size() < text.size()) return std::nullopt;
  return newline == kNowhere ? end : end.substr(newline + 1);
}

// How much of a line are the marks of quotations and lists, and its indentation.
std::size_t length_of_marks(std::string_view line) {
  std::size_t at = 0;
  for (;;) {
    at = std::min(line.find_first_not_of(" \t>", at), line.size());
    std::size_t digits = at;
    while (digits < line.size() && is_ascii_digit(line[digits])) ++digits;
    const bool is_bullet =
        at < line.size() && digits == at && std::string_view("-*+").find(line[at]) != kNowhere;
    const bool is_number =
        digits > at && digits < line.size() && (line[digits] == '.' || line[digits] == ')');
    if (!is_bullet && !is_number) return at;
    const std::size_t behind = (is_bullet ? at : digits) + 1;
    if (behind < line.size() && line[behind] != ' ' && line[behind] != '\t') return at;
    at = behind;
  }
}

}  // namespace

bool is_alone(std::string_view text, const TemplateTag& tag) {
  const std::size_t behind = text.find_first_not_of(" \t\r", tag.end);
  if (behind != kNowhere && text[behind] != '\n') return false;
  if (tag.begin == 0) return true;
  const std::size_t before = text.find_last_not_of(" \t>", tag.begin - 1);
  return before == kNowhere || text[before] == '\n';
}

bool has_text_in_last_line(std::string_view text) {
  const std::string_view line = last_line(text).value_or(std::string_view());
  return length_of_marks(line) < line.size();
}

std::optional<std::string> block_prefix(std::string_view text) {
  const std::optional<std::string_view> line = last_line(text);
  if (!line) return std::nullopt;
  constexpr std::size_t kMostMarks = 64;
  const std::size_t marks = length_of_marks(*line);
  const std::string_view rest = line->substr(marks);
  if (marks > kMostMarks || rest.starts_with('#') || rest.starts_with('|')) {
    return std::nullopt;
  }
  std::string prefix(line->substr(0, marks));
  for (char& c : prefix) {
    if (c != '>' && c != '\t') c = ' ';
  }
  return prefix;
}

}  // namespace feedgen
