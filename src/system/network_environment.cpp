#include "system/network_environment.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <initializer_list>

#include <arpa/inet.h>

#include "text/unicode.h"

namespace feedgen {
namespace {

std::string first_set(std::initializer_list<const char*> names) {
  for (const char* name : names) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0') return value;
  }
  return {};
}

std::string_view without_brackets(std::string_view host) {
  return host.starts_with('[') && host.ends_with(']') ? host.substr(1, host.size() - 2) : host;
}

struct IpAddress {
  std::array<std::uint8_t, 16> bytes{};
  unsigned bits = 0;  // 0: it is none
};

IpAddress read_ip(const std::string& text) {
  IpAddress ip;
  if (::inet_pton(AF_INET, text.c_str(), ip.bytes.data()) == 1) {
    ip.bits = 32;
  } else if (::inet_pton(AF_INET6, text.c_str(), ip.bytes.data()) == 1) {
    ip.bits = 128;
  }
  return ip;
}

bool is_in_network(const IpAddress& ip, std::string_view network) {
  const std::size_t slash = network.find('/');
  const IpAddress begin = read_ip(std::string(without_brackets(network.substr(0, slash))));
  if (begin.bits == 0 || begin.bits != ip.bits) return false;
  unsigned bits = begin.bits;
  if (slash != std::string_view::npos) {
    const std::string_view size = network.substr(slash + 1);
    const auto [end, error] = std::from_chars(size.data(), size.data() + size.size(), bits);
    if (error != std::errc{} || end != size.data() + size.size() || bits > begin.bits) return false;
  }
  for (unsigned i = 0; i < bits; ++i) {
    if (((ip.bytes[i / 8] ^ begin.bytes[i / 8]) >> (7 - i % 8) & 1) != 0) return false;
  }
  return true;
}

bool covers(std::string_view entry, std::string_view host, const IpAddress& ip) {
  if (entry == "*") return true;
  if (ip.bits != 0) return is_in_network(ip, entry);
  if (entry.starts_with('.')) entry.remove_prefix(1);
  if (entry.ends_with('.')) entry.remove_suffix(1);
  return !entry.empty() && host.ends_with(entry) &&
         (host.size() == entry.size() || host[host.size() - entry.size() - 1] == '.');
}

bool is_without_proxy(const std::string& no_proxy, std::string_view host) {
  std::string name = ascii_lower(without_brackets(host));
  const IpAddress ip = read_ip(name);
  if (ip.bits == 0 && name.ends_with('.')) name.pop_back();
  const std::string list = ascii_lower(no_proxy);
  constexpr const char* kBetween = ", \t";
  for (std::size_t begin = list.find_first_not_of(kBetween); begin != std::string::npos;) {
    const std::size_t end = std::min(list.find_first_of(kBetween, begin), list.size());
    if (covers(std::string_view(list).substr(begin, end - begin), name, ip)) return true;
    begin = list.find_first_not_of(kBetween, end);
  }
  return false;
}

}  // namespace

NetworkEnvironment network_environment() {
  NetworkEnvironment found;
  found.http_proxy = first_set({"http_proxy"});
  found.https_proxy = first_set({"https_proxy", "HTTPS_PROXY"});
  found.all_proxy = first_set({"all_proxy", "ALL_PROXY"});
  found.no_proxy = first_set({"no_proxy", "NO_PROXY"});
  found.ca_file = first_set({"CURL_CA_BUNDLE", "SSL_CERT_FILE"});
  found.ca_folder = first_set({"SSL_CERT_DIR"});
  return found;
}

std::string proxy_for(const NetworkEnvironment& environment, std::string_view scheme,
                      std::string_view host) {
  const std::string& own = scheme == "https" ? environment.https_proxy : environment.http_proxy;
  const std::string& proxy = own.empty() ? environment.all_proxy : own;
  return proxy.empty() || is_without_proxy(environment.no_proxy, host) ? std::string() : proxy;
}

}  // namespace feedgen
