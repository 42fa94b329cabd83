#include "text/unicode.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <memory>

#include <utf8proc.h>

#include "text/utf8.h"

namespace feedgen {
namespace {

bool is_ascii(std::string_view text) {
  std::uint8_t all = 0;
  for (const char c : text) all = static_cast<std::uint8_t>(all | static_cast<std::uint8_t>(c));
  return all < 0x80;
}

// Code points that no normal form C changes, whatever stands beside them: each has the property
// NFC_Quick_Check=Yes and no combining class (UAX #15 section 9). Not all such, but Latin letters,
// kana, ideographs, and the punctuation of both.
bool is_settled(char32_t c) {
  return c < 0x0300 || (c >= 0x2010 && c <= 0x2027) || (c >= 0x3000 && c <= 0x3029) ||
         (c >= 0x3041 && c <= 0x3096) || (c >= 0x30A0 && c <= 0x30FF) ||
         (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xFF01 && c <= 0xFFEF);
}

bool is_surely_nfc(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    if (!is_settled(next_code_point(text, offset))) return false;
  }
  return true;
}

// utf8proc fails only on invalid UTF-8, which never gets here, and on no memory.
std::string map(std::string_view text, utf8proc_option_t options) {
  utf8proc_uint8_t* mapped = nullptr;
  const utf8proc_ssize_t length =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                   static_cast<utf8proc_ssize_t>(text.size()), &mapped, options);
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  if (length < 0) return std::string(text);
  return {reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length)};
}

utf8proc_category_t category_of(char32_t c) {
  return utf8proc_category(static_cast<utf8proc_int32_t>(c));
}

std::string mapped(std::string_view text, utf8proc_int32_t (*map_one)(utf8proc_int32_t)) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = next_code_point(text, offset);
    append_utf8(static_cast<char32_t>(map_one(static_cast<utf8proc_int32_t>(c))), result);
  }
  return result;
}

bool is_space(char32_t c) {
  if (c <= 0x20 || (c >= 0x7F && c <= 0x9F)) return true;
  // All but NBSP lie between these.
  if (c < 0x1680 || c > 0x3000 || c == 0x202F) return false;
  const utf8proc_category_t category = category_of(c);
  return category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL ||
         category == UTF8PROC_CATEGORY_ZP;
}

bool is_no_break_space(char32_t c) { return c == 0xA0 || c == 0x202F; }

bool is_one_no_break_space(std::string_view space) {
  return space == "\xC2\xA0" || space == "\xE2\x80\xAF";
}

enum class Run { kSpace, kWord };

// Code points that are surely no white space: those of ASCII, and what Chinese and Japanese are
// written with.
bool is_plain_word(char32_t c) { return (c > 0x20 && c < 0x7F) || (c > 0x3000 && c < 0xA000); }

// Where the run that `begin` is in ends; `begin` itself where it is in none of that kind.
std::size_t run_end(std::string_view text, std::size_t begin, Run run) {
  while (begin < text.size()) {
    std::size_t next = begin;
    const char32_t c = next_code_point(text, next);
    const bool is_of_space = !is_plain_word(c) && (is_space(c) || is_no_break_space(c));
    if (is_of_space != (run == Run::kSpace)) break;
    begin = next;
  }
  return begin;
}

// Scripts that are written without spaces between words, where a cut needs no space: Thai to
// Myanmar, Khmer, Tai, Javanese, kana, ideographs and their extensions, and pictographs. (Hangul is
// written with spaces.)
bool is_spaceless_script(char32_t c) {
  return (c >= 0x0E00 && c <= 0x109F) || (c >= 0x1780 && c <= 0x17FF) ||
         (c >= 0x1950 && c <= 0x19FF) || (c >= 0x1A20 && c <= 0x1AAF) ||
         (c >= 0xA980 && c <= 0xA9FF) || (c >= 0xAA60 && c <= 0xAADF) || c == 0x200B ||
         (c >= 0x2E80 && c <= 0x312F) || (c >= 0x3190 && c <= 0xA4CF) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF01 && c <= 0xFFEF) ||
         (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFF);
}

// What must not begin a line also must not begin what was cut off (JIS X 4051's kinsoku rule).
bool is_closing(char32_t c) {
  switch (category_of(c)) {
    case UTF8PROC_CATEGORY_PE:
    case UTF8PROC_CATEGORY_PF:
    case UTF8PROC_CATEGORY_PO: return true;
    default: return false;
  }
}

bool is_opening(char32_t c) {
  const utf8proc_category_t category = category_of(c);
  return category == UTF8PROC_CATEGORY_PS || category == UTF8PROC_CATEGORY_PI;
}

bool is_word_character(char32_t c) {
  switch (category_of(c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_PC: return true;
    default: return false;
  }
}

// Code points of which each is a grapheme if the next one is such, too: those of ASCII, kana and
// ideographs have no property by which UAX #29 joins them.
bool is_lone_grapheme(char32_t c) {
  return (c >= 0x20 && c < 0x7F) || (c >= 0x3041 && c <= 0x3096) || (c >= 0x30A0 && c <= 0x30FF) ||
         (c >= 0x4E00 && c <= 0x9FFF);
}

// Walks over text grapheme by grapheme.
class Graphemes {
 public:
  explicit Graphemes(std::string_view text) : text_(text) {}

  bool at_end() const { return offset_ >= text_.size(); }
  std::size_t offset() const { return offset_; }
  /// The first code point of the grapheme that the last step passed, and its last one.
  char32_t first() const { return first_; }
  char32_t last() const { return last_; }

  void step() {
    first_ = last_ = next_code_point(text_, offset_);
    while (!at_end()) {
      std::size_t after = offset_;
      const char32_t next = next_code_point(text_, after);
      if (is_lone_grapheme(last_) && is_lone_grapheme(next)) {
        state_ = UTF8PROC_BOUNDCLASS_OTHER;
        break;
      }
      if (utf8proc_grapheme_break_stateful(static_cast<utf8proc_int32_t>(last_),
                                           static_cast<utf8proc_int32_t>(next), &state_)) {
        break;
      }
      last_ = next;
      offset_ = after;
    }
  }

 private:
  std::string_view text_;
  std::size_t offset_ = 0;
  char32_t first_ = 0;
  char32_t last_ = 0;
  utf8proc_int32_t state_ = 0;
};

bool may_cut_between(char32_t before, char32_t after) {
  const bool is_place = is_space(before) || is_space(after) || is_spaceless_script(before) ||
                        is_spaceless_script(after);
  return is_place && !is_closing(after) && !is_opening(before);
}

std::string_view without_trailing_space(std::string_view text) {
  constexpr std::string_view kIdeographicSpace = "\xE3\x80\x80";
  while (!text.empty()) {
    if (static_cast<std::uint8_t>(text.back()) <= 0x20) {
      text.remove_suffix(1);
    } else if (text.size() >= 3 && text.substr(text.size() - 3) == kIdeographicSpace) {
      text.remove_suffix(3);
    } else {
      break;
    }
  }
  return text;
}

}  // namespace

std::string nfc(std::string_view text) {
  if (is_surely_nfc(text)) return std::string(text);
  return map(text, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE));
}

std::string nfd(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  return map(text, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_DECOMPOSE));
}

std::string nfkc(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  return map(text,
             static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT));
}

std::string without_accents(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  const std::string parts = nfd(text);
  std::string kept;
  for (std::size_t offset = 0; offset < parts.size();) {
    const char32_t c = next_code_point(parts, offset);
    if (category_of(c) != UTF8PROC_CATEGORY_MN) append_utf8(c, kept);
  }
  return nfc(kept);
}

std::string lower_case(std::string_view text) { return mapped(text, utf8proc_tolower); }

std::string upper_case(std::string_view text) { return mapped(text, utf8proc_toupper); }

bool is_letter(char32_t c) {
  const utf8proc_category_t category = category_of(c);
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

bool is_mark(char32_t c) {
  const utf8proc_category_t category = category_of(c);
  return category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME;
}

bool is_decimal_digit(char32_t c) { return category_of(c) == UTF8PROC_CATEGORY_ND; }

std::string case_fold(std::string_view text) {
  return map(
      text, static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD));
}

std::string ascii_lower(std::string_view text) {
  std::string lower(text);
  // Without a branch, so that compilers vectorise it.
  for (char& c : lower) c = static_cast<char>(c + (c >= 'A' && c <= 'Z' ? 'a' - 'A' : 0));
  return lower;
}

std::string collapse_space(std::string_view text) {
  std::string collapsed;
  collapsed.reserve(text.size());
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t word = run_end(text, offset, Run::kSpace);
    const std::string_view space = text.substr(offset, word - offset);
    offset = run_end(text, word, Run::kWord);
    if (offset == word) break;
    if (!space.empty() && !collapsed.empty()) {
      collapsed += is_one_no_break_space(space) ? space : " ";
    }
    collapsed += text.substr(word, offset - word);
  }
  return collapsed;
}

bool is_settled_text(std::string_view text) {
  bool was_space = true;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = next_code_point(text, offset);
    if (c == ' ' ? was_space : is_space(c) || !is_settled(c)) return false;
    was_space = c == ' ';
  }
  return text.empty() || !was_space;
}

std::string_view trim(std::string_view text) {
  constexpr std::string_view kSpace = " \t\n\r\f\v";
  const std::size_t first = text.find_first_not_of(kSpace);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpace) - first + 1);
}

std::string cut_text(std::string_view text, std::size_t most) {
  Graphemes graphemes(text);
  std::size_t cut = 0;   // the last place where a cut is allowed
  std::size_t hard = 0;  // where to cut a single word that is too long
  char32_t before = 0;
  for (std::size_t count = 0; !graphemes.at_end(); ++count) {
    const std::size_t here = graphemes.offset();
    graphemes.step();
    if (count > 0 && may_cut_between(before, graphemes.first())) cut = here;
    before = graphemes.last();
    if (count == most) {
      hard = here;
      const std::size_t end = cut > 0 ? cut : hard;
      return std::string(without_trailing_space(text.substr(0, end))) + "…";
    }
  }
  return std::string(text);
}

// What begins a text begins its collapsed form, too: so a part that is longer than `most` graphemes
// is cut where the whole would be.
std::string cut_collapsed(std::string_view text, std::size_t most) {
  constexpr std::size_t kUsualGrapheme = 8;  // bytes
  constexpr std::size_t kLeast = 256;
  if (most < text.size() / kUsualGrapheme) {
    std::size_t size = std::max(most * kUsualGrapheme, kLeast);
    while (size < text.size() && (static_cast<std::uint8_t>(text[size]) & 0xC0U) == 0x80U) ++size;
    const std::string part = collapse_space(text.substr(0, size));
    std::string cut = cut_text(part, most);
    if (cut != part) return cut;
  }
  return cut_text(collapse_space(text), most);
}

std::string heading_slug(std::string_view heading) {
  std::string slug;
  for (std::size_t offset = 0; offset < heading.size();) {
    const char32_t c = next_code_point(heading, offset);
    if (c == ' ') {
      slug += '-';
    } else if (c == '-' || is_word_character(c)) {
      append_utf8(static_cast<char32_t>(utf8proc_tolower(static_cast<utf8proc_int32_t>(c))), slug);
    }
  }
  return slug;
}

std::size_t grapheme_prefix(std::string_view text, std::size_t most) {
  Graphemes graphemes(text);
  std::size_t fits = 0;
  while (!graphemes.at_end()) {
    graphemes.step();
    if (graphemes.offset() > most) break;
    fits = graphemes.offset();
  }
  return fits;
}

}  // namespace feedgen
