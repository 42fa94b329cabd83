#include "text/host.h"

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include <arpa/inet.h>
#include <fmt/format.h>
#include <idn2.h>

#include "text/ascii.h"
#include "text/percent.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

bool is_plain_name(std::string_view name) {
  return all_of(name, [](char c) {
    return is_ascii_lower_letter(c) || is_ascii_digit(c) || c == '-' || c == '.' || c == '_';
  });
}

using Ipv6 = std::array<std::uint16_t, 8>;

// What no name may hold (WHATWG URL section 3.1, "forbidden domain code points").
bool is_forbidden(char c) {
  return static_cast<std::uint8_t>(c) <= 0x20 || static_cast<std::uint8_t>(c) >= 0x7F ||
         std::string_view("#/:<>?@[\\]^|%\"`{}").find(c) != std::string_view::npos;
}

struct Zeros {
  std::size_t begin = 8;
  std::size_t length = 1;
};

// RFC 5952 section 4.2: the first of the longest runs of at least two.
Zeros longest_zeros(const Ipv6& pieces) {
  Zeros best;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    std::size_t length = 0;
    while (i + length < pieces.size() && pieces[i + length] == 0) ++length;
    if (length > best.length) best = {i, length};
  }
  return best;
}

std::string write_ipv6(const Ipv6& pieces) {
  const Zeros zeros = longest_zeros(pieces);
  std::string text = "[";
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (i == zeros.begin) {
      text += i == 0 ? "::" : ":";
      i += zeros.length - 1;
      continue;
    }
    text += fmt::format("{:x}", pieces[i]);
    if (i + 1 < pieces.size()) text += ':';
  }
  return text + ']';
}

std::optional<std::string> read_ipv6(std::string_view host) {
  std::array<std::uint8_t, 16> bytes{};
  const std::string text(host.substr(1, host.size() - 2));
  if (text.find('\0') != std::string::npos) return std::nullopt;
  if (::inet_pton(AF_INET6, text.c_str(), bytes.data()) != 1) return std::nullopt;
  Ipv6 pieces{};
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    pieces[i] = static_cast<std::uint16_t>((bytes[2 * i] << 8U) | bytes[2 * i + 1]);
  }
  return write_ipv6(pieces);
}

std::vector<std::string_view> labels_of(std::string_view name) {
  if (name.ends_with('.')) name.remove_suffix(1);
  return parts_between(name, '.');
}

// Decimal, octal ("017") or hexadecimal ("0xF"), as inet_aton() reads them.
std::optional<std::uint64_t> read_number(std::string_view text) {
  if (text.empty()) return std::nullopt;
  int radix = 10;
  if (text.starts_with("0x")) {
    radix = 16;
    text.remove_prefix(2);
  } else if (text.size() > 1 && text.front() == '0') {
    radix = 8;
    text.remove_prefix(1);
  }
  if (text.empty()) return 0;
  std::uint64_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [parsed, error] = std::from_chars(text.data(), end, number, radix);
  if (error != std::errc() || parsed != end) return std::nullopt;
  return number;
}

// A name whose last label is a number can only be an address of version 4.
bool ends_in_number(const std::vector<std::string_view>& labels) {
  const std::string_view last = labels.back();
  const bool digits = !last.empty() && last.find_first_not_of("0123456789") == last.npos;
  return digits || (last.starts_with("0x") && read_number(last).has_value());
}

std::optional<std::string> read_ipv4(const std::vector<std::string_view>& labels) {
  if (labels.size() > 4) return std::nullopt;
  std::uint64_t address = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const std::optional<std::uint64_t> number = read_number(labels[i]);
    const bool is_last = i + 1 == labels.size();
    // The last number fills all bytes that are left.
    const unsigned bits = is_last ? 8U * static_cast<unsigned>(5 - labels.size()) : 8U;
    if (!number || *number >> bits != 0) return std::nullopt;
    address = (address << bits) | *number;
  }
  return fmt::format("{}.{}.{}.{}", address >> 24U, (address >> 16U) & 0xFFU,
                     (address >> 8U) & 0xFFU, address & 0xFFU);
}

struct WebScheme {
  std::string_view name;
  unsigned port;
};

constexpr std::array<WebScheme, 5> kWebSchemes{
    {{"http", 80}, {"https", 443}, {"ftp", 21}, {"ws", 80}, {"wss", 443}}};

struct AuthorityParts {
  std::string_view user;  // up to the last '@', without it
  std::string_view host;
  std::string_view port;  // should be digits
};

AuthorityParts split(std::string_view authority) {
  AuthorityParts parts;
  const std::size_t at = authority.rfind('@');
  if (at != std::string_view::npos) {
    parts.user = authority.substr(0, at);
    authority.remove_prefix(at + 1);
  }
  // The colons of an address of version 6 stand in brackets.
  const std::size_t bracket = authority.rfind(']');
  const std::size_t colon = authority.rfind(':');
  const bool has_port =
      colon != std::string_view::npos && (bracket == std::string_view::npos || colon > bracket);
  parts.host = authority.substr(0, has_port ? colon : authority.size());
  if (has_port) parts.port = authority.substr(colon + 1);
  return parts;
}

// ":8080"; empty where there is no port or it is the scheme's own; nullopt if the text is not a
// port.
std::optional<std::string> canonical_port(std::string_view text, std::string_view scheme) {
  if (text.empty()) return std::string();
  std::uint16_t port = 0;
  const char* const end = text.data() + text.size();
  const auto [parsed, error] = std::from_chars(text.data(), end, port);
  if (error != std::errc() || parsed != end) return std::nullopt;
  for (const WebScheme& known : kWebSchemes) {
    if (known.name == scheme && known.port == port) return std::string();
  }
  return fmt::format(":{}", port);
}

// "name:word@", or empty. An '@' inside is encoded; a colon with nothing behind it is
// left out.
std::string canonical_user(std::string_view text) {
  while (text.ends_with(':') && text.find(':') == text.size() - 1) text.remove_suffix(1);
  if (text.empty()) return {};
  std::string user;
  for (const char c : percent_encode_part(text, "", Escapes::kNormalise)) {
    if (c == '@' || c == '/') {
      user += encode_segment({&c, 1});
    } else {
      user += c;
    }
  }
  return user + '@';
}

// Of what is percent-encoded already, the case stays.
std::string lower_host(std::string_view host) {
  std::string lower;
  for (std::size_t i = 0; i < host.size();) {
    const std::size_t length = is_escape_at(host, i) ? 3 : 1;
    const std::string_view part = host.substr(i, length);
    lower += length == 3 ? std::string(part) : ascii_lower(part);
    i += length;
  }
  return lower;
}

}  // namespace

std::string ascii_host(std::string_view host) {
  for (const char c : host) {
    if (static_cast<unsigned char>(c) < 0x80) continue;
    char* mapped = nullptr;
    const int status = ::idn2_to_ascii_8z(std::string(host).c_str(), &mapped,
                                          IDN2_NFC_INPUT | IDN2_NONTRANSITIONAL);
    const std::unique_ptr<char, void (*)(void*)> owner(mapped, &::idn2_free);
    // The mapping makes ASCII of full-width forms, also where that is a delimiter of addresses.
    const bool usable = status == IDN2_OK && is_plain_name(mapped);
    return usable ? std::string(mapped) : std::string(host);
  }
  return ascii_lower(host);
}

std::optional<std::string> web_host(std::string_view host) {
  if (is_plain_host(host)) return std::string(host);
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') return read_ipv6(host);
  const std::string decoded = percent_decode(host);
  if (decoded.empty() || !is_utf8(decoded)) return std::nullopt;
  std::string name = ascii_host(decoded);
  if (any_of(name, is_forbidden)) return std::nullopt;
  const std::vector<std::string_view> labels = labels_of(name);
  if (ends_in_number(labels)) return read_ipv4(labels);
  return name;
}

bool is_plain_host(std::string_view host) {
  const std::size_t last = host.rfind('.') + 1;
  return last < host.size() && is_ascii_lower_letter(host[last]) && all_of(host, [](char c) {
           return is_ascii_lower_letter(c) || is_ascii_digit(c) || c == '-' || c == '.';
         });
}

bool is_web_scheme(std::string_view scheme) {
  return any_of(kWebSchemes, [&](const WebScheme& known) { return known.name == scheme; });
}

std::optional<std::string> web_authority(std::string_view authority, std::string_view scheme) {
  const AuthorityParts parts = split(authority);
  const std::optional<std::string> host = web_host(parts.host);
  const std::optional<std::string> port = canonical_port(parts.port, scheme);
  if (!host || !port) return std::nullopt;
  return canonical_user(parts.user) + *host + *port;
}

std::string any_authority(std::string_view authority) {
  const std::size_t host = authority.rfind('@') + 1;  // 0 without a user
  const AuthorityParts parts = split(authority);
  std::string name(parts.host);
  const bool is_ascii = all_of(name, [](char c) { return static_cast<std::uint8_t>(c) < 0x80; });
  if (!is_ascii && is_utf8(name)) name = ascii_host(name);
  const std::string_view port = authority.substr(host + parts.host.size());
  return percent_encode_part(
      std::string(authority.substr(0, host)) + lower_host(name) + std::string(port), "[]",
      Escapes::kKeep);
}

}  // namespace feedgen
