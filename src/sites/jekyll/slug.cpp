#include "sites/jekyll/jekyll.h"
#include "text/path_parts.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

bool is_kept(char32_t c, SlugMode mode) {
  constexpr std::u32string_view kPretty = U"._~!$&'()+,;=@";
  return is_letter(c) || is_mark(c) || is_decimal_digit(c) ||
         (mode == SlugMode::kPretty && kPretty.find(c) != std::u32string_view::npos);
}

// The length of a date's part at `i` with its hyphen, or 0.
std::size_t number_at(std::string_view name, std::size_t i, std::size_t least, std::size_t most) {
  std::size_t length = 0;
  while (i + length < name.size() && length < most && name[i + length] >= '0' &&
         name[i + length] <= '9')
    ++length;
  const bool ends = i + length < name.size() && name[i + length] == '-';
  return ends && length >= least ? length + 1 : 0;
}

}  // namespace

std::string jekyll_slug(std::string_view text, SlugMode mode) {
  std::string slug;
  bool in_run = false;
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = next_code_point(text, offset);
    const bool kept = is_kept(c, mode);
    if (kept) append_utf8(c, slug);
    if (!kept && !in_run) slug += '-';
    in_run = !kept;
  }
  if (slug.starts_with('-')) slug.erase(0, 1);
  if (slug.ends_with('-')) slug.pop_back();
  return slug;
}

PostName read_jekyll_name(std::string_view path) {
  const std::string_view name = without_ending(last_part(path));
  PostName read{{}, name};
  const std::size_t year = number_at(name, 0, 2, 4);
  const std::size_t month = year > 0 ? number_at(name, year, 1, 2) : 0;
  const std::size_t day = month > 0 ? number_at(name, year + month, 1, 2) : 0;
  if (day > 0) {
    read.date = name.substr(0, year + month + day - 1);
    read.slug = name.substr(year + month + day);
  }
  while (read.slug.ends_with('.')) read.slug.remove_suffix(1);
  return read;
}

}  // namespace feedgen
