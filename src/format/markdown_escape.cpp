#include "format/markdown_escape.h"

#include <charconv>
#include <cstdint>
#include <system_error>

#include "format/html.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD

bool is_alphanumeric(char c) { return is_ascii_letter(c) || is_ascii_digit(c); }

bool may_stand_in_address(char c) {
  return is_alphanumeric(c) ||
         (c != '\0' && std::string_view("~-_.+!*(),%#@?=;:/+$").find(c) != std::string_view::npos);
}

std::string decode_numeric(std::string_view digits, int base) {
  std::uint32_t code = 0;
  const auto [end, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), code, base);
  if (error != std::errc() || end != digits.data() + digits.size() || code == 0) {
    return std::string(kReplacement);
  }
  std::string text;
  append_utf8(code, text);
  return text;
}

}  // namespace

void append_escaped(std::string_view text, std::string& html) {
  std::size_t copied = 0;
  for (std::size_t i = text.find_first_of("&<>\""); i != std::string_view::npos;
       i = text.find_first_of("&<>\"", i + 1)) {
    html += text.substr(copied, i - copied);
    html += text[i] == '&' ? "&amp;" : text[i] == '<' ? "&lt;" : text[i] == '>' ? "&gt;" : "&quot;";
    copied = i + 1;
  }
  html += text.substr(copied);
}

void append_escaped_address(std::string_view address, std::string& html) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  for (const char c : address) {
    if (may_stand_in_address(c)) {
      html += c;
    } else if (c == '&') {
      html += "&amp;";
    } else {
      const auto byte = static_cast<std::uint8_t>(c);
      html += '%';
      html += kHex[byte >> 4U];
      html += kHex[byte & 0xFU];
    }
  }
}

std::string decode_entity(std::string_view entity) {
  if (entity.size() > 3 && entity[1] == '#') {
    const bool is_hexadecimal = entity[2] == 'x' || entity[2] == 'X';
    const std::size_t digits = is_hexadecimal ? 3 : 2;
    return decode_numeric(entity.substr(digits, entity.size() - digits - 1),
                          is_hexadecimal ? 16 : 10);
  }
  std::string text = decode_character_references(entity);
  // HTML also knows some names without a semicolon; CommonMark does not.
  const bool is_whole = text.empty() || text.back() != ';' || entity == "&semi;";
  return is_whole ? text : std::string(entity);
}

}  // namespace feedgen
