#include "syntax/markdown.h"

#include <algorithm>
#include <cstdint>
#include <limits>

#include <md4c-html.h>
#include <md4c.h>

#include "syntax/markdown_table.h"

namespace feedgen {
namespace {

constexpr unsigned kDialect =
    MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_PERMISSIVEAUTOLINKS;

// Steps that md4c may take in its slowest loops: about a second's worth.
constexpr std::uint64_t kMostWork = 1'000'000'000;

// HTML is rarely twice as long as its Markdown; references to long links, and tables with many
// columns that most rows leave empty, can make it much longer.
constexpr std::size_t kLeastOutput = 1024U * 1024;
constexpr std::size_t kMostGrowth = 64;

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

// What may make HTML far longer than its Markdown: a link's definition is written wherever it is
// used, and a row of a table is filled up with empty cells.
struct Growth {
  std::uint64_t bytes = 0;
  std::uint64_t most = 0;

  // md4c is stopped by a negative number; 0.4.8 goes on after some positive ones.
  int add(std::uint64_t more) {
    bytes += more;
    return bytes > most ? -1 : 0;
  }
};

int measure_block(MD_BLOCKTYPE type, void* /*detail*/, void* growth) {
  constexpr std::size_t kEmptyCell = std::string_view("<td></td>\n").size();
  const bool is_cell = type == MD_BLOCK_TD || type == MD_BLOCK_TH;
  return static_cast<Growth*>(growth)->add(is_cell ? kEmptyCell : 0);
}

int measure_span(MD_SPANTYPE type, void* detail, void* growth) {
  std::uint64_t bytes = 0;
  if (type == MD_SPAN_A) {
    const auto& link = *static_cast<const MD_SPAN_A_DETAIL*>(detail);
    bytes = link.href.size + link.title.size;
  } else if (type == MD_SPAN_IMG) {
    const auto& image = *static_cast<const MD_SPAN_IMG_DETAIL*>(detail);
    bytes = image.src.size + image.title.size;
  }
  return static_cast<Growth*>(growth)->add(bytes);
}

// A few hundred kilobytes can become gigabytes, and md_html() can't be stopped. Without definitions
// and tables there is nothing to fear.
bool grows_too_much(std::string_view markdown, std::size_t most) {
  if (markdown.find("]:") == std::string_view::npos &&
      markdown.find('|') == std::string_view::npos) {
    return false;
  }
  MD_PARSER parser = {};
  parser.flags = kDialect;
  parser.enter_block = &measure_block;
  parser.leave_block = [](MD_BLOCKTYPE, void*, void*) { return 0; };
  parser.enter_span = &measure_span;
  parser.leave_span = [](MD_SPANTYPE, void*, void*) { return 0; };
  parser.text = [](MD_TEXTTYPE, const MD_CHAR*, MD_SIZE, void*) { return 0; };
  Growth growth = {0, most};
  md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, &growth);
  return growth.bytes > most;
}

struct Output {
  std::string html;
  std::size_t most;
  bool is_full = false;
};

void append(const MD_CHAR* text, MD_SIZE size, void* userdata) {
  auto& output = *static_cast<Output*>(userdata);
  if (output.is_full || size > output.most - output.html.size()) {
    output.is_full = true;
    return;
  }
  output.html.append(text, size);
}

tl::unexpected<Error> too_long() {
  return fail("the Markdown becomes far longer as HTML",
              "use fewer references to links, and smaller tables");
}

}  // namespace

Result<std::string> markdown_to_html(std::string_view markdown) {
  if (markdown.size() > std::numeric_limits<MD_SIZE>::max() / 4 || has_slow_paragraph(markdown)) {
    return fail("the Markdown is too large", "put blank lines between its paragraphs");
  }
  const std::string source = widen_delimiter_rows(markdown);
  Output output;
  output.most = std::max(kLeastOutput, kMostGrowth * source.size());
  if (grows_too_much(source, output.most)) return too_long();
  output.html.reserve(source.size() + source.size() / 8);
  const int failed =
      md_html(source.data(), static_cast<MD_SIZE>(source.size()), &append, &output, kDialect, 0);
  if (failed != 0) return fail("the Markdown can't be read: not enough memory");
  if (output.is_full) return too_long();
  return std::move(output.html);
}

}  // namespace feedgen
