#include "text/url.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "text/ascii.h"
#include "text/host.h"
#include "text/path_parts.h"
#include "text/unicode.h"
#include "value/ranges.h"

namespace feedgen {
namespace {

bool is_scheme_character(char c) {
  return is_ascii_alphanumeric(c) || c == '+' || c == '-' || c == '.';
}

void straighten_slashes(std::string& text) {
  for (char& c : text) {
    if (c == '?' || c == '#') return;
    if (c == '\\') c = '/';
  }
}

// However many slashes follow the scheme of a web address, what is behind them is its host.
void straighten_host(std::size_t scheme_length, std::string& text) {
  straighten_slashes(text);
  const std::size_t slashes = scheme_length + 1;
  const std::size_t host = std::min(text.find_first_not_of('/', slashes), text.size());
  if (host != slashes + 2) text.replace(slashes, host - slashes, "//");
}

// The number of dots, encoded ones too (as browsers have it), if the segment is nothing but dots;
// else 0.
std::size_t count_dots(std::string_view segment) {
  std::size_t dots = 0;
  while (!segment.empty()) {
    const bool is_escape = segment.starts_with("%2e") || segment.starts_with("%2E");
    if (!is_escape && segment.front() != '.') return 0;
    segment.remove_prefix(is_escape ? 3 : 1);
    ++dots;
  }
  return dots;
}

// RFC 3986 section 5.2.4, on whole segments.
std::string remove_dot_segments(std::string_view path) {
  std::string out;
  out.reserve(path.size());
  std::size_t i = 0;
  while (i < path.size()) {
    const std::size_t start = i + (path[i] == '/' ? 1 : 0);
    const std::size_t end = std::min(path.find('/', start), path.size());
    const std::size_t dots = count_dots(path.substr(start, end - start));
    if (dots == 2) {
      const std::size_t parent = out.rfind('/');
      out.erase(parent == std::string::npos ? 0 : parent);
    }
    if (dots != 1 && dots != 2) {
      out += path.substr(i, end - i);
    } else if (end == path.size()) {
      out += '/';
    }
    i = end;
  }
  return out;
}

std::string merge_paths(const UrlParts& base, std::string_view path) {
  if (base.has_authority && base.path.empty()) return "/" + std::string(path);
  std::string merged(before_last_part(base.path));
  merged += path;
  return merged;
}

std::string join(const UrlParts& parts) {
  std::string url;
  url.reserve(parts.scheme.size() + parts.authority.size() + parts.path.size() +
              parts.query.size() + parts.fragment.size() + std::string_view("://?#").size());
  if (parts.has_scheme) url.append(parts.scheme) += ':';
  if (parts.has_authority) url.append("//") += parts.authority;
  url += parts.path;
  if (parts.has_query) (url += '?') += parts.query;
  if (parts.has_fragment) (url += '#') += parts.fragment;
  return url;
}

// "https:a.png" seen from an https address is "a.png" (RFC 3986 section 5.2.2's loose parsers).
void drop_scheme_of_relative(const UrlParts& base, std::string& reference) {
  const UrlParts parts = split_url(reference);
  if (!parts.has_scheme || ascii_lower(parts.scheme) != base.scheme) return;
  reference.erase(0, parts.scheme.size() + 1);
  // The rest must not be read as a scheme, even if it looks like one.
  if (!reference.empty() && reference.find_first_of("/\\?#") != 0) reference.insert(0, "./");
}

std::string encode_authority(std::string_view authority, std::string_view scheme) {
  if (is_web_scheme(scheme)) {
    if (std::optional<std::string> canonical = web_authority(authority, scheme)) {
      return *std::move(canonical);
    }
  }
  return any_authority(authority);
}

std::string encode_path_of(const UrlParts& parts, bool is_web) {
  const bool is_hierarchy = parts.has_authority || parts.path.starts_with('/');
  if (!parts.has_scheme || !is_hierarchy) {
    return percent_encode_part(parts.path, "", Escapes::kKeep);
  }
  std::string path = remove_dot_segments(percent_encode_part(parts.path, "", Escapes::kNormalise));
  if (path.empty() && is_web) return "/";
  // Not to be taken for a host (WHATWG URL section 4.5).
  if (!parts.has_authority && path.starts_with("//")) path.insert(0, "/.");
  return path;
}

// True only if encode_url() would not change the address. Most addresses are such: they were
// encoded before, or copied from a browser.
bool is_plain_address(const UrlParts& parts) {
  return (parts.scheme == "http" || parts.scheme == "https") && parts.has_authority &&
         is_plain_host(parts.authority) && parts.path.starts_with('/') &&
         parts.path.find("/.") == std::string_view::npos && is_encoded_part(parts.path, "") &&
         is_encoded_part(parts.query, "?") && is_encoded_part(parts.fragment, "?");
}

// Resolves a path in the folder of a plain base that is encoded already, which most references are.
// Nothing for all other references: resolve_url() has the general rules.
std::optional<std::string> below_base(std::string_view base_url, std::string_view path) {
  const bool is_said_to_be_path = path.starts_with("./");
  if (is_said_to_be_path) path.remove_prefix(2);
  if (!is_said_to_be_path && path.find(':') != std::string_view::npos) return std::nullopt;
  const bool begins_plainly = !path.empty() && path.front() != '/' && path.front() != '.';
  if (!begins_plainly || path.find("/.") != std::string_view::npos) return std::nullopt;
  const UrlParts base = split_url(base_url);
  if (!is_encoded_part(path, "") || !is_plain_address(base)) return std::nullopt;
  const std::string_view folder = before_last_part(base.path);
  const auto kept = static_cast<std::size_t>(folder.data() - base_url.data()) + folder.size();
  std::string url;
  url.reserve(kept + path.size());
  return url.append(base_url, 0, kept).append(path);
}

// A password may hold a '/', which seems to end the host then: if the text behind the last colon is
// not a port, the user's part reaches to the last '@' of the whole address.
std::string_view userinfo_of(std::string_view url) {
  const std::size_t slashes = url.find("//");
  if (slashes != std::string_view::npos) url.remove_prefix(slashes + 2);
  const std::string_view authority = url.substr(0, url.find_first_of("/?#"));
  std::size_t end = authority.rfind('@');
  const std::size_t colon = authority.rfind(':');
  if (end == std::string_view::npos && colon != std::string_view::npos &&
      authority.find(']', colon) == std::string_view::npos &&
      authority.find_first_not_of("0123456789", colon + 1) != std::string_view::npos) {
    end = url.rfind('@');
  }
  return end == std::string_view::npos ? std::string_view() : url.substr(0, end);
}

bool is_private_host(std::string_view host) {
  constexpr std::string_view kEndings[]{".localhost", ".local", ".test", ".invalid"};
  const auto ends = [&](std::string_view ending) { return host.ends_with(ending); };
  return host == "localhost" || host == "0.0.0.0" || host == "[::1]" || host.starts_with("127.") ||
         any_of(kEndings, ends);
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
  return is_one_of(host, kHosts) || host.ends_with(".example.com");
}

}  // namespace

UrlParts split_url(std::string_view url) {
  UrlParts parts;
  const std::size_t fragment = url.find('#');
  if (fragment != std::string_view::npos) {
    parts.has_fragment = true;
    parts.fragment = url.substr(fragment + 1);
    url = url.substr(0, fragment);
  }
  const std::size_t query = url.find('?');
  if (query != std::string_view::npos) {
    parts.has_query = true;
    parts.query = url.substr(query + 1);
    url = url.substr(0, query);
  }
  const auto* const end = std::find_if_not(url.begin(), url.end(), is_scheme_character);
  const auto colon = static_cast<std::size_t>(end - url.begin());
  if (colon > 0 && is_ascii_letter(url.front()) && colon < url.size() && url[colon] == ':') {
    parts.has_scheme = true;
    parts.scheme = url.substr(0, colon);
    url = url.substr(colon + 1);
  }
  if (url.starts_with("//")) {
    const std::size_t slash = std::min(url.find('/', 2), url.size());
    parts.has_authority = true;
    parts.authority = url.substr(2, slash - 2);
    url = url.substr(slash);
  }
  parts.path = url;
  return parts;
}

bool is_web_url(std::string_view url) {
  const UrlParts parts = split_url(url);
  if (!parts.has_authority) return false;
  const std::string scheme = ascii_lower(parts.scheme);
  return (scheme == "http" || scheme == "https") &&
         (is_plain_host(parts.authority) || web_authority(parts.authority, scheme).has_value());
}

std::string trim_reference(std::string_view reference) {
  const auto is_noise = [](char c) { return static_cast<unsigned char>(c) <= 0x20; };
  while (!reference.empty() && is_noise(reference.front())) reference.remove_prefix(1);
  while (!reference.empty() && is_noise(reference.back())) reference.remove_suffix(1);
  std::string trimmed(reference);
  std::erase_if(trimmed, [](char c) { return c == '\t' || c == '\n' || c == '\r'; });
  return trimmed;
}

bool is_plain_web_url(std::string_view url) { return is_plain_address(split_url(url)); }

std::string encode_url(std::string_view url) {
  if (is_plain_web_url(url)) return std::string(url);
  std::string text = trim_reference(url);
  const std::string scheme = ascii_lower(split_url(text).scheme);
  const bool is_web = is_web_scheme(scheme);
  if (is_web) straighten_host(scheme.size(), text);
  UrlParts parts = split_url(text);
  const std::string authority = encode_authority(parts.authority, scheme);
  const Escapes escapes = is_web ? Escapes::kNormalise : Escapes::kKeep;
  const std::string path = encode_path_of(parts, is_web);
  const std::string query = percent_encode_part(parts.query, "?", escapes);
  const std::string fragment = percent_encode_part(parts.fragment, "?", escapes);
  parts.scheme = scheme;
  parts.authority = authority;
  parts.path = path;
  parts.query = query;
  parts.fragment = fragment;
  return join(parts);
}

std::string resolve_url(std::string_view base_url, std::string_view reference) {
  if (std::optional<std::string> url = below_base(base_url, reference)) return *std::move(url);
  std::string text = trim_reference(reference);
  // No base changes what has a scheme and a host.
  const UrlParts parts = split_url(text);
  if (parts.has_scheme && parts.has_authority) return encode_url(text);
  const std::string from = encode_url(base_url);
  const UrlParts base = split_url(from);
  if (is_web_scheme(base.scheme)) {
    drop_scheme_of_relative(base, text);
    if (!split_url(text).has_scheme) straighten_slashes(text);
  }
  UrlParts target = split_url(text);
  if (target.has_scheme) return encode_url(text);
  target.has_scheme = base.has_scheme;
  target.scheme = base.scheme;
  if (target.has_authority) return encode_url(join(target));
  target.has_authority = base.has_authority;
  target.authority = base.authority;
  std::string path;
  if (target.path.empty()) {
    path = base.path;
    if (!target.has_query) {
      target.has_query = base.has_query;
      target.query = base.query;
    }
  } else {
    path = remove_dot_segments(target.path.front() == '/' ? std::string(target.path)
                                                          : merge_paths(base, target.path));
  }
  target.path = path;
  return encode_url(join(target));
}

std::string without_userinfo_of(std::string_view url, std::string text) {
  constexpr std::string_view kHidden = "…";
  const std::string_view secret = userinfo_of(url);
  if (secret.empty()) return text;
  for (std::size_t at = text.find(secret); at != std::string::npos;
       at = text.find(secret, at + kHidden.size())) {
    text.replace(at, secret.size(), kHidden);
  }
  return text;
}

std::string shown_address(std::string_view url) {
  return without_userinfo_of(url, std::string(url));
}

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
