#include "syntax/markdown.h"

#include <algorithm>
#include <cstdint>
#include <limits>

#include <md4c-html.h>
#include <md4c.h>

namespace feedgen {
namespace {

constexpr unsigned kDialect =
    MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_PERMISSIVEAUTOLINKS;

// Steps that md4c may take in its slowest loops: about a second's worth.
constexpr std::uint64_t kMostWork = 1'000'000'000;

// HTML is rarely twice as long as its Markdown. Definitions of links can make it much longer.
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

// md4c (0.4.8) looks from each possible link of a paragraph through all lines of that paragraph,
// and writes a link's definition wherever it is used.
class WorkEstimate {
 public:
  void add_line(std::string_view line) {
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) {
      end_paragraph();
      return;
    }
    ++lines_;
    bytes_ += line.size();
    const std::uint64_t brackets = count_of(line, "[");
    all_brackets_ += brackets;
    links_ += brackets + count_of(line, ":") + count_of(line, "www.");
    has_definition_ = has_definition_ || line.find("]:") != std::string_view::npos;
  }

  bool is_too_much() {
    end_paragraph();
    return longest_search_ > kMostWork || longest_definition_ * all_brackets_ > kMostWork;
  }

 private:
  void end_paragraph() {
    longest_search_ = std::max(longest_search_, lines_ * links_);
    if (has_definition_) longest_definition_ = std::max(longest_definition_, bytes_);
    lines_ = links_ = bytes_ = 0;
    has_definition_ = false;
  }

  std::uint64_t lines_ = 0;
  std::uint64_t links_ = 0;
  std::uint64_t bytes_ = 0;
  bool has_definition_ = false;
  std::uint64_t all_brackets_ = 0;
  std::uint64_t longest_search_ = 0;
  std::uint64_t longest_definition_ = 0;
};

bool is_too_much_work(std::string_view markdown) {
  WorkEstimate work;
  for (std::size_t start = 0; start < markdown.size();) {
    const std::size_t end = std::min(markdown.find('\n', start), markdown.size());
    work.add_line(markdown.substr(start, end - start));
    start = end + 1;
  }
  return work.is_too_much();
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

}  // namespace

Result<std::string> markdown_to_html(std::string_view markdown) {
  if (markdown.size() > std::numeric_limits<MD_SIZE>::max() / 2 || is_too_much_work(markdown)) {
    return fail("the Markdown is too large", "put blank lines between its paragraphs");
  }
  Output output;
  output.most = std::max(kLeastOutput, kMostGrowth * markdown.size());
  output.html.reserve(markdown.size() + markdown.size() / 8);
  const int failed = md_html(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &append,
                             &output, kDialect, 0);
  if (failed != 0) return fail("the Markdown can't be read: not enough memory");
  if (output.is_full) {
    return fail("the Markdown becomes far longer as HTML", "use fewer references to links");
  }
  return std::move(output.html);
}

}  // namespace feedgen
