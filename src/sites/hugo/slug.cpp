#include "sites/hugo/slug.h"

#include "text/unicode.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

bool is_hex(std::string_view text) {
  return text.size() == 2 &&
         text.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

bool is_space(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

bool is_kept(char32_t c, std::string_view behind) {
  constexpr std::u32string_view kMarks = U"./\\_#+~-@";
  return is_letter(c) || is_decimal_digit(c) || is_mark(c) ||
         kMarks.find(c) != std::u32string_view::npos || (c == '%' && is_hex(behind.substr(0, 2)));
}

}  // namespace

std::string hugo_slug(std::string_view text, const HugoRules& rules) {
  std::string slug;
  bool owes_hyphen = false;
  bool was_hyphen = false;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = next_code_point(text, offset);
    if (is_kept(c, text.substr(offset))) {
      was_hyphen = c == '-';
      if (owes_hyphen && !was_hyphen) slug += '-';
      owes_hyphen = false;
      append_utf8(c, slug);
    } else if (!slug.empty() && !was_hyphen && is_space(c)) {
      owes_hyphen = true;
    }
  }
  if (rules.remove_accents) slug = without_accents(slug);
  return rules.keep_case ? slug : lower_case(slug);
}

}  // namespace feedgen
