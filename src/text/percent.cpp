#include "text/percent.h"

#include <array>
#include <cstdint>

#include "text/ascii.h"

namespace feedgen {
namespace {

// The bytes of a set, so that one look-up a byte decides whether it is encoded.
using ByteSet = std::array<bool, 256>;

constexpr ByteSet with(ByteSet set, std::string_view members) {
  for (const char c : members) set[static_cast<std::uint8_t>(c)] = true;
  return set;
}

// RFC 3986 section 2.3.
constexpr ByteSet kUnreserved =
    with({}, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~");

constexpr ByteSet kUnreservedAndSlash = with(kUnreserved, "/");

// RFC 3986 section 3.3 and the slash. Brackets are left out: they may only stand in the authority.
constexpr ByteSet kPath = with(kUnreservedAndSlash, "!$&'()*+,;=:@");

bool is_in(const ByteSet& set, char c) { return set[static_cast<std::uint8_t>(c)]; }

void append_encoded(char c, std::string& out) {
  constexpr char kHex[] = "0123456789ABCDEF";
  const auto byte = static_cast<std::uint8_t>(c);
  const char triplet[] = {'%', kHex[byte >> 4U], kHex[byte & 0xFU]};
  out.append(triplet, sizeof triplet);
}

unsigned hex_value(char c) {
  if (is_ascii_digit(c)) return static_cast<unsigned>(c - '0');
  return static_cast<unsigned>((c | 0x20) - 'a') + 10U;
}

char escaped_at(std::string_view text, std::size_t i) {
  return static_cast<char>((hex_value(text[i + 1]) << 4U) | hex_value(text[i + 2]));
}

void append_escape(std::string_view triplet, Escapes escapes, std::string& out) {
  const char c = escaped_at(triplet, 0);
  if (escapes == Escapes::kKeep) {
    out += triplet;
  } else if (is_in(kUnreserved, c)) {
    out += c;
  } else {
    append_encoded(c, out);
  }
}

// The end of the run from `begin` on of bytes that are in `set`.
std::size_t run_end(std::string_view text, std::size_t begin, const ByteSet& set) {
  while (begin < text.size() && is_in(set, text[begin])) ++begin;
  return begin;
}

std::string encode_all_but(const ByteSet& kept, std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = run_end(text, i, kept);
    out += text.substr(i, end - i);
    for (i = end; i < text.size() && !is_in(kept, text[i]); ++i) append_encoded(text[i], out);
  }
  return out;
}

}  // namespace

bool is_escape_at(std::string_view text, std::size_t i) {
  return text[i] == '%' && i + 2 < text.size() && is_ascii_hex_digit(text[i + 1]) &&
         is_ascii_hex_digit(text[i + 2]);
}

std::string percent_encode_part(std::string_view part, std::string_view also_allowed,
                                Escapes escapes) {
  std::string out;
  out.reserve(part.size());
  for (std::size_t i = 0; i < part.size();) {
    const std::size_t end = run_end(part, i, kPath);
    out += part.substr(i, end - i);
    i = end;
    if (i == part.size()) break;
    if (is_escape_at(part, i)) {
      append_escape(part.substr(i, 3), escapes, out);
      i += 3;
    } else if (also_allowed.find(part[i]) != std::string_view::npos) {
      out += part[i++];
    } else {
      append_encoded(part[i++], out);
    }
  }
  return out;
}

bool is_encoded_part(std::string_view part, std::string_view also_allowed) {
  const auto is_canonical_digit = [](char c) {
    return is_ascii_digit(c) || (c >= 'A' && c <= 'F');
  };
  for (std::size_t i = run_end(part, 0, kPath); i < part.size(); i = run_end(part, i, kPath)) {
    if (is_escape_at(part, i)) {
      if (!is_canonical_digit(part[i + 1]) || !is_canonical_digit(part[i + 2])) return false;
      if (is_in(kUnreserved, escaped_at(part, i))) return false;
      i += 3;
    } else if (also_allowed.find(part[i]) != std::string_view::npos) {
      ++i;
    } else {
      return false;
    }
  }
  return true;
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
  return encode_all_but(kUnreserved, segment);
}

std::string encode_path(std::string_view path) { return encode_all_but(kUnreservedAndSlash, path); }

}  // namespace feedgen
