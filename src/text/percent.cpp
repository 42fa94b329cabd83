#include "text/percent.h"

#include <cstdint>

namespace feedgen {
namespace {

bool is_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

// RFC 3986 section 2.3.
bool is_unreserved(char c) {
  return is_alpha(c) || is_digit(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

// RFC 3986 section 3.3 and the slash. Brackets are left out: they may only stand in the authority.
bool is_path_delimiter(char c) {
  return std::string_view("!$&'()*+,;=:@/").find(c) != std::string_view::npos;
}

void append_encoded(char c, std::string& out) {
  constexpr char kHex[] = "0123456789ABCDEF";
  const auto byte = static_cast<std::uint8_t>(c);
  out += '%';
  out += kHex[byte >> 4U];
  out += kHex[byte & 0xFU];
}

unsigned hex_value(char c) {
  if (is_digit(c)) return static_cast<unsigned>(c - '0');
  return static_cast<unsigned>((c | 0x20) - 'a') + 10U;
}

char escaped_at(std::string_view text, std::size_t i) {
  return static_cast<char>((hex_value(text[i + 1]) << 4U) | hex_value(text[i + 2]));
}

void append_escape(std::string_view triplet, Escapes escapes, std::string& out) {
  const char c = escaped_at(triplet, 0);
  if (escapes == Escapes::kKeep) {
    out += triplet;
  } else if (is_unreserved(c)) {
    out += c;
  } else {
    append_encoded(c, out);
  }
}

}  // namespace

bool is_escape_at(std::string_view text, std::size_t i) {
  return text[i] == '%' && i + 2 < text.size() && is_hex(text[i + 1]) && is_hex(text[i + 2]);
}

std::string percent_encode_part(std::string_view part, std::string_view also_allowed,
                                Escapes escapes) {
  std::string out;
  out.reserve(part.size());
  for (std::size_t i = 0; i < part.size(); ++i) {
    const char c = part[i];
    if (is_escape_at(part, i)) {
      append_escape(part.substr(i, 3), escapes, out);
      i += 2;
    } else if (is_unreserved(c) || is_path_delimiter(c) ||
               also_allowed.find(c) != std::string_view::npos) {
      out += c;
    } else {
      append_encoded(c, out);
    }
  }
  return out;
}

std::string percent_decode(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_escape = is_escape_at(text, i);
    out += is_escape ? escaped_at(text, i) : text[i];
    if (is_escape) i += 2;
  }
  return out;
}

std::string encode_segment(std::string_view segment) {
  std::string out;
  for (const char c : segment) {
    if (is_unreserved(c)) {
      out += c;
    } else {
      append_encoded(c, out);
    }
  }
  return out;
}

std::string encode_path(std::string_view path) {
  std::string out;
  for (const char c : path) {
    if (c == '/') {
      out += c;
    } else {
      out += encode_segment({&c, 1});
    }
  }
  return out;
}

}  // namespace feedgen
