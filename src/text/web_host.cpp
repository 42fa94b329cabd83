#include "text/web_host.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <arpa/inet.h>
#include <fmt/format.h>

#include "text/ascii.h"
#include "text/host.h"
#include "text/percent.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

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
  std::vector<std::string_view> labels;
  while (true) {
    const std::size_t dot = name.find('.');
    labels.push_back(name.substr(0, dot));
    if (dot == std::string_view::npos) return labels;
    name.remove_prefix(dot + 1);
  }
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

}  // namespace

std::optional<std::string> web_host(std::string_view host) {
  if (is_plain_host(host)) return std::string(host);
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') return read_ipv6(host);
  const std::string decoded = percent_decode(host);
  if (decoded.empty() || !is_utf8(decoded)) return std::nullopt;
  std::string name = ascii_host(decoded);
  if (std::any_of(name.begin(), name.end(), is_forbidden)) return std::nullopt;
  const std::vector<std::string_view> labels = labels_of(name);
  if (ends_in_number(labels)) return read_ipv4(labels);
  return name;
}

bool is_plain_host(std::string_view host) {
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  const std::size_t last = host.rfind('.') + 1;
  return last < host.size() && is_letter(host[last]) &&
         std::all_of(host.begin(), host.end(), [&](char c) {
           return is_letter(c) || is_ascii_digit(c) || c == '-' || c == '.';
         });
}

}  // namespace feedgen
