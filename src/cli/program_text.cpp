#include "cli/program_text.h"

#include <algorithm>

#include "text/unicode.h"

namespace feedgen {
namespace {

bool is_indented(std::string_view line) { return line.starts_with("  "); }

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace

std::vector<TextSection> text_sections(std::string_view text) {
  std::vector<TextSection> sections;
  bool is_open = false;
  const std::vector<std::string_view> lines = lines_of(text);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const std::string_view line = lines[i];
    const bool is_heading = !is_indented(line) && line.ends_with(':') && i + 1 < lines.size() &&
                            is_indented(lines[i + 1]);
    if (line.empty()) {
      is_open = false;
    } else if (is_heading) {
      sections.push_back({std::string(line.substr(0, line.size() - 1)), {}});
      is_open = true;
    } else {
      if (!is_open) sections.emplace_back();
      sections.back().lines.emplace_back(line);
      is_open = true;
    }
  }
  return sections;
}

TextRow text_row(std::string_view line) {
  const std::string_view row = trim(line);
  const std::size_t gap = row.find("  ");
  if (gap == std::string_view::npos) return {std::string(row), {}};
  return {std::string(row.substr(0, gap)), std::string(trim(row.substr(gap)))};
}

const std::string& long_name(const OptionText& option) { return option.names.back(); }

bool is_of_every_command(const OptionText& option) { return option.group == kEveryCommand; }

}  // namespace feedgen
