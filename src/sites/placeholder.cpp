#include "sites/placeholder.h"

#include <algorithm>
#include <array>
#include <string>

#include "text/unicode.h"
#include "text/url.h"

namespace feedgen {
namespace {

constexpr std::array<std::string_view, 23> kNames{"a-website.com",
                                                  "change.me",
                                                  "changeme.com",
                                                  "domain.com",
                                                  "example.com",
                                                  "my-domain.com",
                                                  "mydomain.com",
                                                  "myblog.com",
                                                  "mywebsite.com",
                                                  "username.github.io",
                                                  "user.github.io",
                                                  "your-domain.com",
                                                  "your-site.com",
                                                  "your-username.github.io",
                                                  "your-website.com",
                                                  "yourblog.com",
                                                  "yourdomain.com",
                                                  "yourname.github.io",
                                                  "yoursite.com",
                                                  "yourusername.github.io",
                                                  "yourwebsite.com",
                                                  "yoursite.github.io",
                                                  "your-docusaurus-site.com"};

// Without a user, a port and `www.`.
std::string host_of(std::string_view address) {
  address = trim(address);
  const std::size_t scheme = address.find("://");
  if (scheme != std::string_view::npos) {
    address.remove_prefix(scheme + 3);
  } else if (address.starts_with("//")) {
    address.remove_prefix(2);
  }
  std::string_view host = address.substr(0, address.find_first_of("/?#"));
  host.remove_prefix(host.rfind('@') == std::string_view::npos ? 0 : host.rfind('@') + 1);
  if (host.starts_with('[')) return std::string(host.substr(0, host.find(']') + 1));
  host = host.substr(0, host.find(':'));
  if (host.ends_with('.')) host.remove_suffix(1);
  std::string lower = ascii_lower(host);
  if (lower.starts_with("www.")) lower.erase(0, 4);
  return lower;
}

bool is_or_is_below(std::string_view host, std::string_view name) {
  if (!host.ends_with(name)) return false;
  return host.size() == name.size() || host[host.size() - name.size() - 1] == '.';
}

bool is_of_this_machine(std::string_view host) {
  return is_or_is_below(host, "localhost") || is_or_is_below(host, "local") ||
         is_or_is_below(host, "test") || host.starts_with("127.") || host == "0.0.0.0" ||
         host == "[::1]";
}

}  // namespace

bool is_placeholder_address(std::string_view address) {
  if (address.find_first_of("<>{}$") != std::string_view::npos) return true;
  const std::string host = host_of(address);
  return is_or_is_below(host, "example.com") || is_or_is_below(host, "invalid") ||
         std::find(kNames.begin(), kNames.end(), host) != kNames.end();
}

bool is_placeholder_of_site(std::string_view address) {
  if (is_placeholder_address(address)) return true;
  const std::string host = host_of(address);
  return is_or_is_below(host, "example.org") || is_or_is_below(host, "example.net") ||
         is_of_this_machine(host);
}

}  // namespace feedgen
