#include "format/markdown_parts.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>

#include <md4c.h>

namespace feedgen {
namespace {

// CommonMark with GFM's extensions.
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

// The addresses in the word that md4c may make links of. Those in `<https://a.b>` and
// `a="https://a.b"` do not count.
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

namespace {

class PartFinder {
 public:
  explicit PartFinder(std::string_view markdown) : markdown_(markdown) {}

  void enter_block(MD_BLOCKTYPE type) {
    ++block_;
    if (type == MD_BLOCK_H) in_heading_ = true;
    ++code_;
  }

  void leave_block(MD_BLOCKTYPE type) {
    ++block_;
    if (type == MD_BLOCK_H) in_heading_ = false;
  }

  void enter_span() { ++code_; }

  void add_text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size) {
    const std::optional<TextRange> range = range_of(text, size);
    if (!range) return;
    if (type == MD_TEXT_NORMAL) {
      parts_.prose.push_back({*range, block_, in_heading_});
    } else if (type == MD_TEXT_HTML) {
      parts_.html.push_back(*range);
    } else if (type == MD_TEXT_CODE) {
      add_code(*range);
    }
  }

  MarkdownParts take() {
    const auto by_place = [](const TextRange& a, const TextRange& b) { return a.begin < b.begin; };
    std::sort(parts_.prose.begin(), parts_.prose.end(), by_place);
    std::sort(parts_.code.begin(), parts_.code.end(), by_place);
    std::sort(parts_.html.begin(), parts_.html.end(), by_place);
    return std::move(parts_);
  }

 private:
  // Some texts, as a line's end in code, are md4c's own and no part of the source.
  std::optional<TextRange> range_of(const MD_CHAR* text, MD_SIZE size) const {
    const std::uintptr_t begin =
        reinterpret_cast<std::uintptr_t>(text) - reinterpret_cast<std::uintptr_t>(markdown_.data());
    if (size == 0 || begin >= markdown_.size()) return std::nullopt;
    return TextRange{begin, begin + size};
  }

  // Line by line; the lines of one piece of code are one range.
  void add_code(TextRange range) {
    if (code_ == last_code_ && !parts_.code.empty()) {
      parts_.code.back().end = std::max(parts_.code.back().end, range.end);
    } else {
      parts_.code.push_back(range);
    }
    last_code_ = code_;
  }

  std::string_view markdown_;
  MarkdownParts parts_;
  std::size_t block_ = 0;
  std::size_t code_ = 0;  // grows with each block and span, so code of the same number is one piece
  std::size_t last_code_ = 0;
  bool in_heading_ = false;
};

PartFinder& finder(void* userdata) { return *static_cast<PartFinder*>(userdata); }

}  // namespace

MarkdownParts find_markdown_parts(std::string_view markdown) {
  if (is_too_much_work(markdown)) return {};
  MD_PARSER parser = {};
  parser.flags = affordable_dialect(markdown);
  parser.enter_block = [](MD_BLOCKTYPE type, void*, void* userdata) {
    finder(userdata).enter_block(type);
    return 0;
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* userdata) {
    finder(userdata).leave_block(type);
    return 0;
  };
  parser.enter_span = [](MD_SPANTYPE, void*, void* userdata) {
    finder(userdata).enter_span();
    return 0;
  };
  parser.leave_span = [](MD_SPANTYPE, void*, void*) { return 0; };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* userdata) {
    finder(userdata).add_text(type, text, size);
    return 0;
  };
  PartFinder parts(markdown);
  md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, &parts);
  return parts.take();
}

bool is_escaped_at(std::string_view text, std::size_t at) {
  std::size_t backslashes = 0;
  while (backslashes < at && text[at - backslashes - 1] == '\\') ++backslashes;
  return backslashes % 2 == 1;
}

}  // namespace feedgen
