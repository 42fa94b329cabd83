#include "text/placeholder.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "text/unicode.h"
#include "text/url.h"

namespace feedgen {
namespace {

bool is_private_host(std::string_view host) {
  constexpr std::string_view kEndings[]{".localhost", ".local", ".test", ".invalid"};
  const auto ends = [&](std::string_view ending) { return host.ends_with(ending); };
  return host == "localhost" || host == "0.0.0.0" || host == "[::1]" || host.starts_with("127.") ||
         std::any_of(std::begin(kEndings), std::end(kEndings), ends);
}

// What generators and themes write where an address is to be filled in.
bool is_example_host(std::string_view host) {
  constexpr std::string_view kHosts[]{"example.com",
                                      "yoursite.com",
                                      "your-site.com",
                                      "yourdomain.com",
                                      "your-domain.com",
                                      "yourwebsite.com",
                                      "your-website.com",
                                      "yourblog.com",
                                      "your-blog.com",
                                      "domain.com",
                                      "a-website.com",
                                      "change.me",
                                      "username.github.io",
                                      "yourname.github.io",
                                      "your-username.github.io",
                                      "yourusername.github.io"};
  return std::find(std::begin(kHosts), std::end(kHosts), host) != std::end(kHosts) ||
         host.ends_with(".example.com");
}

}  // namespace

bool is_placeholder_address(std::string_view url, PlaceholderUse use) {
  std::string_view authority = split_url(url).authority;
  if (!authority.ends_with(']')) authority = authority.substr(0, authority.rfind(':'));
  const std::string lower = ascii_lower(authority);
  std::string_view host = lower;
  if (host.starts_with("www.")) host.remove_prefix(4);
  if (is_private_host(host) || is_example_host(host)) return true;
  const bool is_documented_one = host == "example.org" || host == "example.net";
  return use == PlaceholderUse::kInGeneratorsFile && is_documented_one;
}

}  // namespace feedgen
