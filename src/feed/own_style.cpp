#include "feed/own_style.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "text/ascii.h"

namespace feedgen {
namespace {

constexpr std::size_t kLongest = 262'144;

unsigned value_of_hex(char c) {
  if (is_ascii_digit(c)) return static_cast<unsigned>(c - '0');
  return static_cast<unsigned>((c | 0x20) - 'a' + 10);
}

bool is_blank(char c) { return is_ascii_blank(c) || c == '\f'; }

// The text in small letters, as its escapes stand for it, with the offset that each byte came from.
// Characters beyond ASCII are in none of the words that are looked for.
struct Unescaped {
  explicit Unescaped(std::string_view css) {
    for (std::size_t i = 0; i < css.size();) {
      const std::size_t begin = i;
      if (css[i] != '\\' || i + 1 == css.size()) {
        add(css[i++], begin);
        continue;
      }
      ++i;
      if (!is_ascii_hex_digit(css[i])) {
        add(css[i++], begin);
        continue;
      }
      constexpr std::size_t kMostDigits = 6;
      unsigned character = 0;
      for (std::size_t n = 0; n < kMostDigits && i < css.size() && is_ascii_hex_digit(css[i]);
           ++n) {
        character = character * 16 + value_of_hex(css[i++]);
      }
      if (css.substr(i, 2) == "\r\n") {
        i += 2;
      } else if (i < css.size() && is_blank(css[i])) {
        ++i;
      }
      add(character > 0 && character < 0x80 ? static_cast<char>(character) : '?', begin);
    }
  }

  void add(char c, std::size_t from) {
    text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    origin.push_back(from);
  }

  std::string text;
  std::vector<std::size_t> origin;
};

tl::unexpected<Error> wrong(std::string_view css, std::size_t at, std::string problem,
                            std::string remedy) {
  Place place{{}, 1, 1};
  for (const char c : css.substr(0, at)) {
    const bool continues_character = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
    place.column = c == '\n' ? 1 : place.column + (continues_character ? 0 : 1);
    if (c == '\n') ++place.line;
  }
  return fail(ErrorKind::kUsage, std::move(problem), std::move(remedy), std::move(place));
}

// What `url(` may begin with: bytes that stand in the page, or a part of it.
bool stays_in_page(std::string_view argument) {
  while (!argument.empty() && is_blank(argument.front())) argument.remove_prefix(1);
  if (!argument.empty() && (argument.front() == '"' || argument.front() == '\'')) {
    argument.remove_prefix(1);
  }
  return argument.starts_with("data:") || argument.starts_with('#');
}

struct Refusal {
  std::string_view part;
  std::string_view problem;
  std::string_view remedy;
};

constexpr std::array kRefused{
    Refusal{"</", "this would end the style sheet in the page", "leave </ out"},
    Refusal{"<!--", "this would begin a comment of HTML", "leave <!-- out"},
    Refusal{"@import", "@import loads another file, and pages load none",
            "write its rules here instead"},
    Refusal{"src(", "src() loads another file, and pages load none", "leave it out"},
    Refusal{"image-set(", "image-set() loads another file, and pages load none",
            "write a gradient, or url(data:…)"},
    Refusal{"image(", "image() loads another file, and pages load none",
            "write a gradient, or url(data:…)"},
};

}  // namespace

Result<void> check_own_style(std::string_view css) {
  if (css.size() > kLongest) {
    return fail(ErrorKind::kUsage, fmt::format("a style sheet of {} bytes is too long", css.size()),
                fmt::format("write it in at most {} bytes: each page holds it", kLongest));
  }
  const Unescaped plain(css);
  const std::string_view text = plain.text;
  for (const auto& [part, problem, remedy] : kRefused) {
    const std::size_t at = text.find(part);
    if (at == std::string_view::npos) continue;
    return wrong(css, plain.origin[at], std::string(problem), std::string(remedy));
  }
  constexpr std::string_view kUrl = "url(";
  for (std::size_t at = text.find(kUrl); at != std::string_view::npos;
       at = text.find(kUrl, at + 1)) {
    if (stays_in_page(text.substr(at + kUrl.size()))) continue;
    return wrong(css, plain.origin[at], "url() loads another file, and pages load none",
                 "write a gradient, or url(data:…)");
  }
  return {};
}

}  // namespace feedgen
