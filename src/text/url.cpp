#include "text/url.h"

#include <algorithm>
#include <cstdint>

#include "text/host.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

bool is_alpha(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_hex(char c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool is_unreserved(char c) {
  return is_alpha(c) || is_digit(c) || c == '-' || c == '.' || c == '_' || c == '~';
}

// RFC 3986 section 2.2. Brackets are left out: they may only stand in the authority.
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

bool is_escape_at(std::string_view text, std::size_t i) {
  return text[i] == '%' && i + 2 < text.size() && is_hex(text[i + 1]) && is_hex(text[i + 2]);
}

std::string encode_part(std::string_view part, std::string_view also_allowed) {
  std::string out;
  out.reserve(part.size());
  for (std::size_t i = 0; i < part.size(); ++i) {
    const char c = part[i];
    if (is_unreserved(c) || is_path_delimiter(c) || is_escape_at(part, i) ||
        also_allowed.find(c) != std::string_view::npos) {
      out += c;
    } else {
      append_encoded(c, out);
    }
  }
  return out;
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

// A host and perhaps a port.
std::string canonical_host(std::string_view host) {
  const bool ascii = std::all_of(host.begin(), host.end(),
                                 [](char c) { return static_cast<std::uint8_t>(c) < 0x80; });
  if (ascii) return lower_host(host);
  const std::size_t colon = std::min(host.rfind(':'), host.size());
  return lower_host(ascii_host(host.substr(0, colon)) + std::string(host.substr(colon)));
}

// RFC 3986 section 5.2.4, on whole segments.
std::string remove_dot_segments(std::string_view path) {
  std::string out;
  std::size_t i = 0;
  while (i < path.size()) {
    const std::size_t start = i + (path[i] == '/' ? 1 : 0);
    const std::size_t slash = path.find('/', start);
    const std::size_t end = slash == std::string_view::npos ? path.size() : slash;
    const std::string_view segment = path.substr(start, end - start);
    const bool is_last = end == path.size();
    if (segment == "." || segment == "..") {
      if (segment == "..") {
        const std::size_t parent = out.rfind('/');
        out.erase(parent == std::string::npos ? 0 : parent);
      }
      if (is_last) out += '/';
    } else {
      out += path.substr(i, end - i);
    }
    i = end;
  }
  return out;
}

std::string merge_paths(const UrlParts& base, std::string_view path) {
  if (base.has_authority && base.path.empty()) return "/" + std::string(path);
  const std::size_t slash = base.path.rfind('/');
  return std::string(base.path.substr(0, slash == std::string_view::npos ? 0 : slash + 1)) +
         std::string(path);
}

std::string join(const UrlParts& parts) {
  std::string url;
  if (parts.has_scheme) url += std::string(parts.scheme) + ':';
  if (parts.has_authority) url += "//" + std::string(parts.authority);
  url += parts.path;
  if (parts.has_query) url += '?' + std::string(parts.query);
  if (parts.has_fragment) url += '#' + std::string(parts.fragment);
  return url;
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
  std::size_t colon = 0;
  while (colon < url.size() &&
         (is_alpha(url[colon]) || (colon > 0 && (is_digit(url[colon]) || url[colon] == '+' ||
                                                 url[colon] == '-' || url[colon] == '.')))) {
    ++colon;
  }
  if (colon > 0 && colon < url.size() && url[colon] == ':') {
    parts.has_scheme = true;
    parts.scheme = url.substr(0, colon);
    url = url.substr(colon + 1);
  }
  if (url.substr(0, 2) == "//") {
    const std::size_t slash = url.find('/', 2);
    const std::size_t end = slash == std::string_view::npos ? url.size() : slash;
    parts.has_authority = true;
    parts.authority = url.substr(2, end - 2);
    url = url.substr(end);
  }
  parts.path = url;
  return parts;
}

bool is_web_url(std::string_view url) {
  const UrlParts parts = split_url(url);
  const std::string scheme = ascii_lower(parts.scheme);
  if (scheme != "http" && scheme != "https") return false;
  const std::string_view host = parts.authority.substr(parts.authority.rfind('@') + 1);
  // What no host may hold (WHATWG URL section 3.1), of what can get into one here.
  return !host.empty() && host.front() != ':' &&
         host.find_first_of(" \t\r\n<>^|\\%") == std::string_view::npos;
}

std::string encode_url(std::string_view url) {
  UrlParts parts = split_url(trim(url));
  const std::string scheme = ascii_lower(parts.scheme);
  std::string authority(parts.authority);
  const std::size_t at = authority.rfind('@');
  const std::size_t host = at == std::string::npos ? 0 : at + 1;
  authority = encode_part(
      authority.substr(0, host) + canonical_host(std::string_view(authority).substr(host)), "[]");
  std::string path = encode_part(parts.path, "");
  if (path.empty() && (scheme == "http" || scheme == "https")) path = "/";
  const std::string query = encode_part(parts.query, "?");
  const std::string fragment = encode_part(parts.fragment, "?");
  parts.scheme = scheme;
  parts.authority = authority;
  parts.path = path;
  parts.query = query;
  parts.fragment = fragment;
  return join(parts);
}

std::string resolve_url(std::string_view base_url, std::string_view reference) {
  const UrlParts base = split_url(base_url);
  UrlParts target = split_url(trim(reference));
  std::string path;
  if (target.has_scheme || target.has_authority) {
    path = remove_dot_segments(target.path);
  } else if (target.path.empty()) {
    path = base.path;
    if (!target.has_query) {
      target.has_query = base.has_query;
      target.query = base.query;
    }
  } else {
    path = remove_dot_segments(target.path.front() == '/' ? std::string(target.path)
                                                          : merge_paths(base, target.path));
  }
  if (!target.has_scheme) {
    if (!target.has_authority) {
      target.has_authority = base.has_authority;
      target.authority = base.authority;
    }
    target.has_scheme = base.has_scheme;
    target.scheme = base.scheme;
  }
  target.path = path;
  return encode_url(join(target));
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
    if (is_unreserved(c) || c == '/') {
      out += c;
    } else {
      append_encoded(c, out);
    }
  }
  return out;
}

}  // namespace feedgen
