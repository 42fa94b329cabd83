#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "format/markdown_steps.h"
#include "text/ascii.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

MarkdownMark html_mark(std::string_view html) {
  return {0, MarkdownMark::Kind::kHtml, std::string(html), {}};
}

MarkdownEdit mark_edit(std::size_t begin, std::size_t end, std::string_view html) {
  return {begin, end, std::string(kSpanMark), html_mark(html)};
}

// The code points beside a run of delimiters; 0 at the beginning or end of the text.
struct Neighbours {
  char32_t before = 0;
  char32_t after = 0;
};

// Variation selectors belong to the character before them.
char32_t base_before(std::string_view text, std::size_t at) {
  while (at > 0) {
    std::size_t begin = at - 1;
    while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
    std::size_t next = begin;
    const char32_t c = next_code_point(text, next);
    if ((c < 0xFE00 || c > 0xFE0F) && (c < 0xE0100 || c > 0xE01EF)) return c;
    at = begin;
  }
  return 0;
}

Neighbours neighbours_of(std::string_view text, std::size_t begin, std::size_t end) {
  Neighbours found;
  if (begin > 0) found.before = base_before(text, begin);
  if (end < text.size()) found.after = next_code_point(text, end);
  return found;
}

bool is_white(char32_t c) {
  return c <= ' ' || c == 0xA0 || c == 0x3000 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F ||
         c == 0x205F;
}

bool is_word(char32_t c) { return is_letter(c) || is_mark(c) || is_decimal_digit(c); }

// Whether md4c may read the run otherwise than the amendment: one of two neighbours is CJK, and
// they are not both letters.
bool is_beside_cjk(const Neighbours& beside) {
  if (is_white(beside.before) || is_white(beside.after)) return false;
  if (!is_cjk(beside.before) && !is_cjk(beside.after)) return false;
  // "**a**{: .b}": the list is that of the element that ends there.
  return beside.after != '{' && !(is_word(beside.before) && is_word(beside.after));
}

class InlineFinder {
 public:
  InlineFinder(std::string_view text, const MarkdownParts& parts) : text_(text), parts_(parts) {}

  std::vector<MarkdownEdit> find() {
    find_emphasis();
    for (const ProseRange& prose : parts_.prose) {
      for (std::size_t at = prose.begin; at < prose.end; ++at) {
        at = text_.substr(0, prose.end).find_first_of("=:~", at);
        if (at == kNowhere) break;
        if (at < behind_) continue;
        if (text_[at] == ':') see_emoji(at, prose);
        if (text_[at] == '~') see_tilde(at);
        if (text_[at] == '=') see_mark(at, prose);
      }
    }
    return std::move(edits_);
  }

 private:
  void find_emphasis() {
    for (std::size_t at = text_.find('*'); at != kNowhere; at = text_.find('*', at)) {
      const std::size_t end = std::min(text_.find_first_not_of('*', at), text_.size());
      const std::size_t block = block_beside(at, end);
      if (block != 0 && !is_escaped_at(text_, at)) {
        const Neighbours beside = neighbours_of(text_, at, end);
        if (end - at == 1) {
          see_single({at, beside, block});
        } else {
          see_double({at, beside, block}, end);
        }
      }
      at = end;
    }
  }

  struct Run {
    std::size_t at = 0;
    Neighbours beside;
    std::size_t block = 0;

    bool is_left_flanking() const {
      return !is_white(beside.after) && (is_word(beside.after) || !is_word(beside.before));
    }
    bool is_right_flanking() const {
      return !is_white(beside.before) && (is_word(beside.before) || !is_word(beside.after));
    }
    bool should_close() const {
      constexpr std::u32string_view kClosing = U"）」』》〉】〕：”’)";
      return is_beside_cjk(beside) && is_word(beside.after) &&
             kClosing.find(beside.before) != std::u32string_view::npos;
    }
    bool should_open() const {
      constexpr std::u32string_view kOpening = U"（「『《〈【〔“‘(";
      return is_beside_cjk(beside) && is_word(beside.before) &&
             kOpening.find(beside.after) != std::u32string_view::npos;
    }
  };

  // Where one of two runs is certainly an end of an emphasis, the other may be the end that it
  // lacks.
  void see_single(const Run& run) {
    if (open_ && open_->block != run.block) open_.reset();
    if (!open_) {
      if (run.is_left_flanking() || run.should_open()) open_ = run;
      return;
    }
    const bool is_open_certain = open_->is_left_flanking() && !is_word(open_->beside.before);
    const bool is_close_certain = run.is_right_flanking() && !is_word(run.beside.after);
    if (is_open_certain && run.should_close()) put_beside(run.at, run.at + 1);
    if (open_->should_open() && is_close_certain) put_beside(open_->at, open_->at + 1);
    open_.reset();
  }

  // A run that opens as it stands is left as it is where nothing is open that it could close: md4c
  // would have it close a single `*` before it.
  void see_double(const Run& run, std::size_t end) {
    if (open_double_ != run.block) open_double_ = 0;
    const bool is_open = open_double_ != 0;
    const bool opens = !is_open && run.is_left_flanking();
    if (is_beside_cjk(run.beside)) {
      if (!opens) put_beside(run.at, end);
      open_double_ = is_open ? 0 : run.block;
    } else if (opens) {
      open_double_ = run.block;
    } else if (is_open && run.is_right_flanking()) {
      open_double_ = 0;
    }
  }

  // Characters of punctuation on both sides: md4c takes the run for both ends of an emphasis.
  void put_beside(std::size_t begin, std::size_t end) {
    edits_.push_back(mark_edit(begin, begin, ""));
    edits_.push_back(mark_edit(end, end, ""));
  }

  // The block in whose text the run stands; 0: it is no text.
  std::size_t block_beside(std::size_t begin, std::size_t end) const {
    const ProseRange* prose = range_at(parts_.prose, begin);
    if (prose == nullptr && begin > 0) prose = range_at(parts_.prose, begin - 1);
    if (prose == nullptr) prose = range_at(parts_.prose, end);
    return prose == nullptr ? 0 : prose->block;
  }

  void see_tilde(std::size_t at) {
    const std::size_t end = std::min(text_.find_first_not_of('~', at), text_.size());
    behind_ = end;
    if (end - at == 1 && !is_escaped_at(text_, at)) edits_.push_back({at, at, "\\"});
  }

  void see_emoji(std::size_t at, const ProseRange& prose) {
    constexpr std::size_t kLongest = 40;
    const auto touches = [&](std::size_t place) {
      return is_ascii_alphanumeric(text_[place]) || text_[place] == ':';
    };
    if ((at > 0 && touches(at - 1)) || is_escaped_at(text_, at)) return;
    const std::size_t end = text_.substr(0, std::min(prose.end, at + kLongest)).find(':', at + 1);
    if (end == kNowhere || (end + 1 < text_.size() && touches(end + 1))) return;
    const std::string_view emoji = emoji_named(text_.substr(at + 1, end - at - 1));
    if (emoji.empty()) return;
    edits_.push_back({at, end + 1, std::string(emoji)});
    behind_ = end + 1;
  }

  // "==": one opens, the next that may close does, if it stands in the same piece of text.
  void see_mark(std::size_t at, const ProseRange& prose) {
    const std::size_t end = std::min(text_.find_first_not_of('=', at), text_.size());
    behind_ = end;
    if (end - at != 2 || end > prose.end || is_escaped_at(text_, at)) return;
    const char before = at == 0 ? ' ' : text_[at - 1];
    const char after = end == text_.size() ? ' ' : text_[end];
    const auto open = open_marks_.find(prose.span);
    if (open != open_marks_.end() && !is_ascii_blank(before) && !is_ascii_alphanumeric(after)) {
      edits_.push_back(mark_edit(open->second, open->second + 2, "<mark>"));
      edits_.push_back(mark_edit(at, end, "</mark>"));
      open_marks_.erase(open);
    } else if (open == open_marks_.end() && !is_ascii_blank(after) &&
               !is_ascii_alphanumeric(before) && before != ')' && before != ']' && before != '!') {
      open_marks_.emplace(prose.span, at);
    }
  }

  std::string_view text_;
  const MarkdownParts& parts_;
  std::vector<MarkdownEdit> edits_;
  std::size_t behind_ = 0;
  std::optional<Run> open_;                                  // a single `*`
  std::size_t open_double_ = 0;                              // the block of a `**`; 0: none
  std::unordered_map<std::size_t, std::size_t> open_marks_;  // by span
};

bool has_pair(std::string_view text, std::string_view part) {
  const std::size_t first = text.find(part);
  return first != kNowhere && text.find(part, first + part.size()) != kNowhere;
}

// Two colons with a name between them.
bool may_have_emoji(std::string_view text) {
  for (std::size_t at = text.find(':'); at != kNowhere; at = text.find(':', at + 1)) {
    const std::size_t end =
        text.find_first_not_of("abcdefghijklmnopqrstuvwxyz_0123456789+-", at + 1);
    if (end == kNowhere) return false;
    if (end > at + 1 && text[end] == ':') return true;
  }
  return false;
}

bool may_have_emphasis_beside_cjk(std::string_view text) {
  for (std::size_t at = text.find('*'); at != kNowhere; at = text.find('*', at + 1)) {
    const bool is_beside =
        (at > 0 && static_cast<unsigned char>(text[at - 1]) >= 0x80) ||
        (at + 1 < text.size() && static_cast<unsigned char>(text[at + 1]) >= 0x80);
    if (is_beside) return true;
  }
  return false;
}

}  // namespace

bool may_have_inline_extensions(std::string_view markdown) {
  return markdown.find('~') != kNowhere || has_pair(markdown, "==") ||
         may_have_emphasis_beside_cjk(markdown) || may_have_emoji(markdown);
}

std::vector<MarkdownEdit> find_inline_extensions(std::string_view markdown,
                                                 const MarkdownParts& parts) {
  return InlineFinder(markdown, parts).find();
}

}  // namespace feedgen
