#include "text/display.h"

#include <cstdint>

#include <fmt/format.h>

#include "text/unicode.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

bool is_invisible(char32_t c) {
  return (c >= 0x200B && c <= 0x200F && c != 0x200C && c != 0x200D) ||  // joiners belong to words
         (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF ||
         (c >= 0xFFF9 && c <= 0xFFFB) || c == 0x061C;
}

}  // namespace

std::string printable(std::string_view bytes) {
  std::string out;
  while (!bytes.empty()) {
    const std::size_t bad = find_invalid_utf8(bytes);
    const std::string_view good = bytes.substr(0, bad);
    for (std::size_t offset = 0; offset < good.size();) {
      const std::size_t start = offset;
      const char32_t c = next_code_point(good, offset);
      if (c < 0x20 || (c >= 0x7F && c <= 0x9F)) {
        out += fmt::format("\\x{:02X}", static_cast<std::uint32_t>(c));
      } else if (is_invisible(c)) {
        out += fmt::format("\\u{{{:04X}}}", static_cast<std::uint32_t>(c));
      } else {
        out += good.substr(start, offset - start);
      }
    }
    if (bad == std::string_view::npos) break;
    out += fmt::format("\\x{:02X}", static_cast<std::uint8_t>(bytes[bad]));
    bytes.remove_prefix(bad + 1);
  }
  return out;
}

std::string in_quotes(std::string_view text) {
  constexpr std::size_t kMost = 80;
  const std::string shown = printable(text);
  const std::size_t fits = shown.size() <= kMost ? shown.size() : grapheme_prefix(shown, kMost);
  return '"' + shown.substr(0, fits) + (fits < shown.size() ? "…\"" : "\"");
}

}  // namespace feedgen
