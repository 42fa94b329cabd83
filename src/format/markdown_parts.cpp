#include "format/markdown_parts.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include "format/markdown_parser.h"

namespace feedgen {
const unsigned kMarkdownDialect = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS;

namespace {

// Steps that md4c may take in its slowest loops: about a second's worth.
constexpr std::uint64_t kMostWork = 1'000'000'000;

// How many bytes of addresses and titles md4c may build for links, which can be those of one
// reference again and again.
constexpr std::size_t kLeastTargets = 1024U * 1024;
constexpr std::size_t kMostTargets = 64;  // for each byte of the source

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

}  // namespace

bool is_too_much_work(std::string_view markdown) {
  return markdown.size() > kMostMarkdown / 4 || has_slow_paragraph(markdown);
}

namespace {

// "<a href" and "<A>" open a link, "<abbr>" opens none.
bool opens_link(std::string_view tag) {
  return tag.size() > 2 && (tag[1] == 'a' || tag[1] == 'A') &&
         (tag[2] == '>' || tag[2] == ' ' || tag[2] == '\n' || tag[2] == '\t');
}

bool closes_link(std::string_view tag) { return tag.starts_with("</a") || tag.starts_with("</A"); }

class PartFinder {
 public:
  explicit PartFinder(std::string_view markdown) : markdown_(markdown) {}

  void enter_block(MD_BLOCKTYPE type, const void*) {
    begin_block();
    if (type == MD_BLOCK_H) in_heading_ = true;
    if (type == MD_BLOCK_TH || type == MD_BLOCK_TD) in_cell_ = true;
    ++code_;
  }

  void leave_block(MD_BLOCKTYPE type, const void*) {
    begin_block();
    if (type == MD_BLOCK_H) in_heading_ = false;
    if (type == MD_BLOCK_TH || type == MD_BLOCK_TD) in_cell_ = false;
  }

  void enter_span(MD_SPANTYPE type, const void* detail) {
    ++code_;
    spans_.push_back(++span_);
    if (type != MD_SPAN_A && type != MD_SPAN_IMG) return;
    ++links_;
    if (type == MD_SPAN_A) {
      const auto& link = *static_cast<const MD_SPAN_A_DETAIL*>(detail);
      targets_ += link.href.size + link.title.size;
    } else {
      const auto& image = *static_cast<const MD_SPAN_IMG_DETAIL*>(detail);
      targets_ += image.src.size + image.title.size;
    }
  }

  bool is_full() const { return targets_ > kLeastTargets + kMostTargets * markdown_.size(); }

  void leave_span(MD_SPANTYPE type, const void*) {
    if (!spans_.empty()) spans_.pop_back();
    if ((type == MD_SPAN_A || type == MD_SPAN_IMG) && links_ > 0) --links_;
  }

  void add_text(MD_TEXTTYPE type, std::string_view text) {
    const std::optional<TextRange> range = range_of(text);
    if (!range) return;
    if (type == MD_TEXT_NORMAL) {
      const std::size_t span = spans_.empty() ? first_span_ : spans_.back();
      parts_.prose.push_back(
          {*range, block_, span, in_heading_, in_cell_, links_ > 0 || in_html_link_});
    } else if (type == MD_TEXT_HTML) {
      parts_.html.push_back(*range);
      const std::string_view tag = markdown_.substr(range->begin, text.size());
      if (opens_link(tag)) in_html_link_ = true;
      if (closes_link(tag)) in_html_link_ = false;
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
  void begin_block() {
    ++block_;
    first_span_ = ++span_;
    spans_.clear();
    links_ = 0;
    in_html_link_ = false;
  }

  // Some texts, as a line's end in code, are md4c's own and no part of the source.
  std::optional<TextRange> range_of(std::string_view text) const {
    const std::uintptr_t begin = reinterpret_cast<std::uintptr_t>(text.data()) -
                                 reinterpret_cast<std::uintptr_t>(markdown_.data());
    if (text.empty() || begin >= markdown_.size()) return std::nullopt;
    return TextRange{begin, begin + text.size()};
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
  bool in_cell_ = false;
  std::size_t span_ = 0;
  std::size_t first_span_ = 0;  // of the text of the block outside of any
  std::vector<std::size_t> spans_;
  std::size_t links_ = 0;  // that are open
  std::size_t targets_ = 0;
  bool in_html_link_ = false;
};

}  // namespace

MarkdownParts find_markdown_parts(std::string_view markdown) {
  if (is_too_much_work(markdown)) return {};
  PartFinder parts(markdown);
  // A '~' is text here: whether it strikes something out is decided by what is found.
  parse_markdown(markdown, kMarkdownDialect & ~unsigned{MD_FLAG_STRIKETHROUGH}, parts);
  return parts.take();
}

bool is_escaped_at(std::string_view text, std::size_t at) {
  std::size_t backslashes = 0;
  while (backslashes < at && text[at - backslashes - 1] == '\\') ++backslashes;
  return backslashes % 2 == 1;
}

}  // namespace feedgen
