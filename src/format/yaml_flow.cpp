#include <algorithm>

#include "format/yaml_mistake.h"
#include "format/yaml_repair.h"
#include "text/ascii.h"

namespace feedgen {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_line_end(char c) { return c == '\n' || c == '\r'; }
bool is_gap(char c) { return is_blank(c) || is_line_end(c); }
bool is_flow_mark(char c) { return std::string_view(",[]{}").find(c) != kNowhere; }

class FlowFinder {
 public:
  explicit FlowFinder(std::string_view text) : text_(text) {}

  std::vector<FlowText> find() {
    while (at_ < text_.size()) take_line();
    return std::move(found_);
  }

 private:
  char here() const { return text_[at_]; }
  bool is_gap_at(std::size_t i) const { return i >= text_.size() || is_gap(text_[i]); }
  void skip_line() { at_ = std::min(text_.find('\n', at_), text_.size() - 1) + 1; }

  // A line of block style: marks of items and a key, and then a value.
  void take_line() {
    const std::size_t begin = at_;
    std::size_t owner = 0;  // the column of what the value belongs to
    while (true) {
      while (at_ < text_.size() && is_blank(here())) ++at_;
      if (at_ >= text_.size() || is_line_end(here()) || here() == '#') return skip_line();
      const bool is_mark = (here() == '-' || here() == '?' || here() == ':') && is_gap_at(at_ + 1);
      if (is_mark) {
        owner = at_ - begin;
        ++at_;
        continue;
      }
      const std::size_t value = behind_key();
      if (value == kNowhere) break;
      owner = at_ - begin;
      at_ = value;
    }
    take_value(owner);
  }

  // Where the value begins whose key stands here, or kNowhere.
  std::size_t behind_key() const {
    std::size_t i = at_;
    if (here() == '[' || here() == '{' || here() == '|' || here() == '>') return kNowhere;
    if (here() == '"' || here() == '\'') {
      i = end_of_quoted(at_);
      while (i < text_.size() && is_blank(text_[i])) ++i;
      return i < text_.size() && text_[i] == ':' && is_gap_at(i + 1) ? i + 1 : kNowhere;
    }
    for (; i < text_.size() && !is_line_end(text_[i]); ++i) {
      if (text_[i] == ':' && is_gap_at(i + 1)) return i + 1;
      if (text_[i] == '#' && is_blank(text_[i - 1])) return kNowhere;
    }
    return kNowhere;
  }

  std::size_t end_of_quoted(std::size_t open) const {
    return std::min(end_of_yaml_quoted(text_, open), text_.size());
  }

  void take_value(std::size_t owner) {
    skip_properties();
    if (at_ >= text_.size()) return;
    const char first = here();
    if (is_line_end(first)) return skip_line();
    if (first == '[' || first == '{') {
      take_flow();
    } else if (first == '"' || first == '\'') {
      at_ = end_of_quoted(at_);
    } else {
      // A block of text, or plain text that goes on in the next lines.
      skip_line();
      return skip_deeper(owner);
    }
    if (at_ < text_.size()) skip_line();
  }

  // Tags and anchors.
  void skip_properties() {
    while (at_ < text_.size() && (here() == '!' || here() == '&')) {
      while (at_ < text_.size() && !is_gap(here())) ++at_;
      while (at_ < text_.size() && is_blank(here())) ++at_;
    }
  }

  // Lines that are blank or indented by more than `column`.
  void skip_deeper(std::size_t column) {
    while (at_ < text_.size()) {
      const std::size_t first = text_.find_first_not_of(' ', at_);
      if (first == kNowhere) {
        at_ = text_.size();
        return;
      }
      if (!is_line_end(text_[first]) && first - at_ <= column) return;
      skip_line();
    }
  }

  // From an opening bracket to behind the one that closes it.
  void take_flow() {
    std::size_t depth = 0;
    while (at_ < text_.size()) {
      const char c = here();
      if (is_gap(c) || c == ',' || (c == ':' && is_separator())) {
        ++at_;
      } else if (c == '[' || c == '{') {
        ++depth;
        ++at_;
      } else if (c == ']' || c == '}') {
        ++at_;
        if (--depth == 0) return;
      } else if (c == '#' && is_gap(text_[at_ - 1])) {
        skip_line();
      } else if (c == '"' || c == '\'') {
        at_ = end_of_quoted(at_);
      } else if (c == '!' || c == '&' || c == '*') {
        while (at_ < text_.size() && !is_gap(here()) && !is_flow_mark(here())) ++at_;
      } else if (c == '?' && is_gap_at(at_ + 1)) {
        ++at_;
      } else {
        take_plain();
      }
    }
  }

  bool is_separator() const { return is_gap_at(at_ + 1) || is_flow_mark(text_[at_ + 1]); }

  void take_plain() {
    const std::size_t begin = at_;
    std::size_t end = at_;
    bool has_question = false;
    for (; at_ < text_.size(); ++at_) {
      const char c = here();
      if (is_flow_mark(c) || (c == ':' && is_separator())) break;
      if (c == '#' && at_ > begin && is_gap(text_[at_ - 1])) break;
      has_question = has_question || c == '?';
      if (!is_gap(c)) end = at_ + 1;
    }
    if (has_question) found_.push_back({begin, end});
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<FlowText> found_;
};

}  // namespace

std::vector<FlowText> flow_texts_with_question(std::string_view text) {
  return FlowFinder(text).find();
}

}  // namespace feedgen
