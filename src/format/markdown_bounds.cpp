#include "format/markdown_bounds.h"

#include <algorithm>
#include <cstdint>
#include <limits>

#include <md4c.h>

#include "format/markdown.h"

namespace feedgen {
namespace {

/// CommonMark with GFM's extensions.
constexpr unsigned kMarkdownDialect =
    MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_PERMISSIVEAUTOLINKS;

// Steps that md4c may take in its slowest loops: about a second's worth.
constexpr std::uint64_t kMostWork = 1'000'000'000;

// Steps that it may take for bare addresses, beside which the rest of the text is not slow.
constexpr std::uint64_t kMostAddressWork = 300'000'000;

// Text that is shorter, or has fewer addresses, needs no counting.
constexpr std::size_t kHarmless = 16U * 1024;
constexpr std::uint64_t kFew = 100;

// What md4c makes a mark of.
constexpr std::string_view kMarks = "*_~[]!@&<>`\\|:";

std::uint64_t count_of(std::string_view line, std::string_view part) {
  std::uint64_t count = 0;
  for (std::size_t i = line.find(part); i != std::string_view::npos;
       i = line.find(part, i + part.size())) {
    ++count;
  }
  return count;
}

// Where the paragraph before ends: with a blank line, or the item of a list.
bool ends_paragraph(std::string_view line) {
  const std::size_t mark = line.find_first_not_of(" \t\r");
  if (mark == std::string_view::npos) return true;
  return mark <= 3 && std::string_view("-*+").find(line[mark]) != std::string_view::npos &&
         line.find('\t') == std::string_view::npos && line.substr(mark + 1).starts_with(' ') &&
         line.find_first_not_of(" \r", mark + 1) != std::string_view::npos;
}

// md4c (0.4.8) looks from each possible link of a paragraph through all lines of that paragraph.
bool has_slow_paragraph(std::string_view markdown) {
  std::uint64_t lines = 0;
  std::uint64_t links = 0;
  for (std::size_t start = 0; start < markdown.size();) {
    const std::size_t end = std::min(markdown.find('\n', start), markdown.size());
    const std::string_view line = markdown.substr(start, end - start);
    start = end + 1;
    if (ends_paragraph(line)) lines = links = 0;
    ++lines;
    links += count_of(line, "[");
    if (lines * links > kMostWork) return true;
  }
  return false;
}

// Those that md4c may take for one: `<https://a.b>` and `a="https://a.b"` are none.
std::uint64_t count_addresses(std::string_view word) {
  std::uint64_t count = 0;
  for (const std::string_view begin : {"http://", "https://", "ftp://", "www."}) {
    for (std::size_t i = word.find(begin); i != std::string_view::npos;
         i = word.find(begin, i + begin.size())) {
      if (i == 0 || std::string_view("*_~([>|").find(word[i - 1]) != std::string_view::npos)
        ++count;
    }
  }
  return count;
}

// md4c looks from each bare address through all marks (`*`, `[`, other addresses, …) that follow in
// its paragraph, and through the word that it stands in.
bool has_slow_addresses(std::string_view markdown) {
  std::uint64_t addresses = 0;
  std::uint64_t marks = 0;
  std::uint64_t work_in_words = 0;
  for (std::size_t start = 0; start < markdown.size();) {
    const std::size_t end = std::min(markdown.find('\n', start), markdown.size());
    const std::string_view line = markdown.substr(start, end - start);
    start = end + 1;
    if (ends_paragraph(line)) addresses = marks = 0;
    for (std::size_t at = 0; at < line.size(); ++at) {
      const std::size_t space = std::min(line.find_first_of(" \t", at), line.size());
      const std::string_view word = line.substr(at, space - at);
      const std::uint64_t here = count_addresses(word);
      for (const char c : word) marks += kMarks.find(c) != std::string_view::npos ? 1U : 0U;
      addresses += here;
      work_in_words += here * word.size();
      at = space;
    }
    if (addresses * (marks + addresses) > kMostAddressWork) return true;
  }
  return work_in_words > kMostAddressWork;
}

}  // namespace

unsigned affordable_dialect(std::string_view markdown) {
  return leaves_addresses_alone(markdown)
             ? kMarkdownDialect & ~unsigned{MD_FLAG_PERMISSIVEAUTOLINKS}
             : kMarkdownDialect;
}

bool leaves_addresses_alone(std::string_view markdown) {
  const bool may_have_many = markdown.size() > kHarmless && (count_of(markdown, "://") > kFew ||
                                                             count_of(markdown, "www.") > kFew);
  return may_have_many && has_slow_addresses(markdown);
}

bool is_too_much_work(std::string_view markdown) {
  return markdown.size() > std::numeric_limits<MD_SIZE>::max() / 4 || has_slow_paragraph(markdown);
}

}  // namespace feedgen
