#include "syntax/markdown_bounds.h"

#include <algorithm>
#include <cstdint>
#include <limits>

#include <md4c.h>

namespace feedgen {
namespace {

// Steps that md4c may take in its slowest loops: about a second's worth.
constexpr std::uint64_t kMostWork = 1'000'000'000;

std::uint64_t count_of(std::string_view line, std::string_view part) {
  std::uint64_t count = 0;
  for (std::size_t i = line.find(part); i != std::string_view::npos;
       i = line.find(part, i + part.size())) {
    ++count;
  }
  return count;
}

// md4c (0.4.8) looks from each possible link of a paragraph through all lines of that paragraph.
bool has_slow_paragraph(std::string_view markdown) {
  std::uint64_t lines = 0;
  std::uint64_t links = 0;
  for (std::size_t start = 0; start < markdown.size();) {
    const std::size_t end = std::min(markdown.find('\n', start), markdown.size());
    const std::string_view line = markdown.substr(start, end - start);
    start = end + 1;
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) {
      lines = links = 0;
      continue;
    }
    ++lines;
    links += count_of(line, "[") + count_of(line, ":") + count_of(line, "www.");
    if (lines * links > kMostWork) return true;
  }
  return false;
}

}  // namespace

bool is_too_much_work(std::string_view markdown) {
  return markdown.size() > std::numeric_limits<MD_SIZE>::max() / 4 || has_slow_paragraph(markdown);
}

}  // namespace feedgen
