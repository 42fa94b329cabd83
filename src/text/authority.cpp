#include "text/authority.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

#include <fmt/format.h>

#include "text/host.h"
#include "text/percent.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include "text/web_host.h"

namespace feedgen {
namespace {

struct WebScheme {
  std::string_view name;
  unsigned port;
};

constexpr std::array<WebScheme, 5> kWebSchemes{
    {{"http", 80}, {"https", 443}, {"ftp", 21}, {"ws", 80}, {"wss", 443}}};

struct AuthorityParts {
  std::string_view user;  // up to the last '@', without it
  std::string_view host;
  std::string_view port;  // digits, one would think
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

// ":8080", or empty for the scheme's own port and for none; nothing if it is no port.
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

// "name:word@", or empty. An '@' inside is encoded, and nothing behind the colon is as good as
// none.
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

bool is_web_scheme(std::string_view scheme) {
  return std::any_of(kWebSchemes.begin(), kWebSchemes.end(),
                     [&](const WebScheme& known) { return known.name == scheme; });
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
  const bool is_ascii = std::all_of(name.begin(), name.end(),
                                    [](char c) { return static_cast<std::uint8_t>(c) < 0x80; });
  if (!is_ascii && is_utf8(name)) name = ascii_host(name);
  const std::string_view port = authority.substr(host + parts.host.size());
  return percent_encode_part(
      std::string(authority.substr(0, host)) + lower_host(name) + std::string(port), "[]",
      Escapes::kKeep);
}

}  // namespace feedgen
