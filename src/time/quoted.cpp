#include "time/quoted.h"

#include <cstddef>
#include <iterator>

#include <fmt/format.h>

namespace feedgen {
namespace {

constexpr std::size_t kMost = 60;

bool continues_utf8(char c) { return (static_cast<unsigned char>(c) & 0xC0) == 0x80; }

/// C0, DEL, and C1 as UTF-8 has them: C2 80 to C2 9F.
std::size_t control_at(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (byte(at) < 0x20 || byte(at) == 0x7F) return 1;
  const bool is_c1 =
      byte(at) == 0xC2 && at + 1 < text.size() && byte(at + 1) >= 0x80 && byte(at + 1) <= 0x9F;
  return is_c1 ? 2 : 0;
}

}  // namespace

std::string quoted(std::string_view text) {
  std::string_view shown = text;
  if (text.size() > kMost) {
    std::size_t end = kMost;
    while (end > 0 && continues_utf8(text[end])) --end;
    shown = text.substr(0, end);
  }
  std::string result = "\"";
  for (std::size_t i = 0; i < shown.size();) {
    const std::size_t control = control_at(shown, i);
    for (std::size_t k = 0; k < control; ++k)
      fmt::format_to(std::back_inserter(result), "\\x{:02X}",
                     static_cast<unsigned char>(shown[i + k]));
    if (control == 0) result += shown[i];
    i += control == 0 ? 1 : control;
  }
  result += shown.size() < text.size() ? "...\"" : "\"";
  return result;
}

}  // namespace feedgen
