#include "serve/own_host.h"

#include <array>
#include <optional>
#include <string>

#include <arpa/inet.h>
#include <netinet/in.h>

#include "text/ascii.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

// An address of either kind, as bytes of IPv6.
using AddressBytes = std::array<unsigned char, 16>;

std::optional<AddressBytes> address_bytes(std::string_view text) {
  const std::string copy(text);
  AddressBytes bytes{};
  if (::inet_pton(AF_INET6, copy.c_str(), bytes.data()) == 1) return bytes;
  bytes = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
  if (::inet_pton(AF_INET, copy.c_str(), bytes.data() + 12) == 1) return bytes;
  return std::nullopt;
}

bool is_mapped(const AddressBytes& address) {
  constexpr AddressBytes kPrefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
  return std::equal(address.begin(), address.begin() + 12, kPrefix.begin());
}

bool is_loopback(const AddressBytes& address) {
  constexpr AddressBytes kOne{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
  return address == kOne || (is_mapped(address) && address[12] == 127);
}

bool is_any(const AddressBytes& address) {
  constexpr AddressBytes kAny{};
  constexpr AddressBytes kAny4{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
  return address == kAny || address == kAny4;
}

// Without port and brackets; nullopt: that is no host.
std::optional<std::string> name_of(std::string_view host) {
  std::string_view port;
  std::string_view name = host;
  if (host.starts_with('[')) {
    const std::size_t end = host.find(']');
    if (end == std::string_view::npos) return std::nullopt;
    name = host.substr(1, end - 1);
    port = host.substr(end + 1);
    if (name.find(':') == std::string_view::npos) return std::nullopt;
  } else {
    name = host.substr(0, host.find(':'));
    port = host.substr(name.size());
  }
  if (!port.empty() && (port.front() != ':' || !is_all_digits(port.substr(1)))) return std::nullopt;
  return ascii_lower(name);
}

}  // namespace

bool is_loopback(std::string_view address) {
  const std::optional<AddressBytes> bytes = address_bytes(address);
  return bytes && is_loopback(*bytes);
}

bool is_own_host(std::string_view host, std::string_view bound) {
  std::optional<std::string> name = name_of(host);
  if (!name) return false;
  if (*name == ascii_lower(bound) && !name->empty()) return true;
  const std::optional<AddressBytes> asked = address_bytes(*name);
  const std::optional<AddressBytes> own = address_bytes(bound);
  if (asked) return is_loopback(*asked) || (own && (is_any(*own) || *asked == *own));
  if (name->ends_with('.')) name->pop_back();
  return *name == "localhost" || name->ends_with(".localhost");
}

}  // namespace feedgen
