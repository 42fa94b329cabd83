#include "syntax/markdown_notes.h"

#include <algorithm>

#include "text/unicode.h"

namespace feedgen {
namespace {

constexpr std::size_t kIndent = 4;  // columns, of what belongs to a note

struct Line {
  std::string_view text;  // without its end
  std::size_t begin = 0;
  std::size_t end = 0;  // behind the line's end
};

Line line_at(std::string_view markdown, std::size_t begin) {
  const std::size_t newline = markdown.find('\n', begin);
  const std::size_t end = newline == std::string_view::npos ? markdown.size() : newline;
  return {markdown.substr(begin, end - begin), begin, std::min(end + 1, markdown.size())};
}

bool is_blank(const Line& line) { return trim(line.text).empty(); }

// The bytes of at most four columns of indentation.
std::size_t indentation(std::string_view line) {
  std::size_t columns = 0;
  std::size_t bytes = 0;
  while (columns < kIndent && bytes < line.size() && (line[bytes] == ' ' || line[bytes] == '\t')) {
    columns = line[bytes] == '\t' ? kIndent : columns + 1;
    ++bytes;
  }
  return bytes;
}

bool is_indented(std::string_view line) {
  const std::size_t bytes = indentation(line);
  return bytes == kIndent || (bytes > 0 && line[bytes - 1] == '\t');
}

// What can't go on with a paragraph.
bool begins_block(std::string_view line) {
  line = trim(line);
  if (line.empty() || !note_label(line).empty()) return true;
  if (line.starts_with("```") || line.starts_with("~~~")) return true;
  if (std::string_view("#>|<").find(line.front()) != std::string_view::npos) return true;
  return std::string_view("-*+").find(line.front()) != std::string_view::npos &&
         (line.size() == 1 || line[1] == ' ' || line[1] == line[0]);
}

bool is_definition(const Line& line, const MarkdownParts& parts) {
  if (is_indented(line.text)) return false;
  const std::string_view text = line.text.substr(indentation(line.text));
  const std::string_view label = note_label(text);
  if (label.empty() || !text.substr(label.size() + 3).starts_with(':')) return false;
  const std::size_t at = line.begin + (line.text.size() - text.size());
  return range_at(parts.code, at) == nullptr && range_at(parts.html, at) == nullptr;
}

// Takes the definition's line and all that belongs to it.
MarkdownNote take_note(std::string_view markdown, Line line) {
  MarkdownNote note;
  std::string_view text = line.text.substr(indentation(line.text));
  const std::string_view label = note_label(text);
  note.label = ascii_lower(label);
  note.text = trim(text.substr(label.size() + 4));
  note.lines = {line.begin, line.end};
  std::string blank_lines;
  bool follows_blank = false;
  while (line.end < markdown.size()) {
    line = line_at(markdown, line.end);
    if (is_blank(line)) {
      blank_lines += '\n';
      follows_blank = true;
      continue;
    }
    if (!is_indented(line.text) && (follows_blank || begins_block(line.text))) break;
    note.text += blank_lines + '\n';
    note.text += line.text.substr(indentation(line.text));
    note.lines.end = line.end;
    blank_lines.clear();
    follows_blank = false;
  }
  return note;
}

}  // namespace

std::string_view note_label(std::string_view text) {
  if (!text.starts_with("[^")) return {};
  const std::size_t end = text.find_first_of("[] \t\r\n", 2);
  if (end == std::string_view::npos || text[end] != ']') return {};
  return text.substr(2, end - 2);
}

std::vector<MarkdownNote> find_notes(std::string_view markdown, const MarkdownParts& parts) {
  std::vector<MarkdownNote> notes;
  for (std::size_t begin = 0; begin < markdown.size();) {
    const Line line = line_at(markdown, begin);
    begin = line.end;
    if (!is_definition(line, parts)) continue;
    notes.push_back(take_note(markdown, line));
    begin = notes.back().lines.end;
  }
  return notes;
}

}  // namespace feedgen
