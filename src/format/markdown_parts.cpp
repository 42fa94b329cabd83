#include "format/markdown_parts.h"

#include <algorithm>
#include <cstdint>
#include <optional>

#include <md4c.h>

#include "format/markdown_bounds.h"

namespace feedgen {
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

}  // namespace feedgen
