// Addresses of any text are ASCII, encoding them twice changes nothing, a web address is canonical,
// and resolving a text against a web address gives an address that no base changes any more.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "text/url.h"

namespace {

using namespace feedgen;

void require(bool holds) {
  if (!holds) std::abort();
}

void check_address(const std::string& url) {
  for (const char c : url) require(c > ' ' && c < '\x7F');
  require(url.find_first_of("<>\"{}|\\^`") == std::string::npos);
  require(encode_url(url) == url);
  if (!is_web_url(url)) return;
  const UrlParts parts = split_url(url);
  require(parts.path.starts_with('/'));
  const std::string path = std::string(parts.path) + '/';
  require(path.find("/../") == std::string::npos && path.find("/./") == std::string::npos);
  const std::string_view host = parts.authority.substr(parts.authority.rfind('@') + 1);
  require(!host.empty() && host.find('%') == std::string_view::npos);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  check_address(encode_url(text));
  // The beginning of the text up to the first newline is a base too.
  const std::size_t newline = std::min(text.find('\n'), text.size());
  const std::string_view reference = text.substr(std::min(newline + 1, text.size()));
  for (const std::string& base : {std::string("https://example.org/a/b?c"),
                                  "https://" + std::string(text.substr(0, newline))}) {
    const std::string target = resolve_url(base, reference);
    check_address(target);
    require(split_url(target).has_scheme);
    require(resolve_url("http://other.example/x/y", target) == target);
    if (is_web_url(target)) require(resolve_url(target, "") == target.substr(0, target.find('#')));
  }
  return 0;
}
