#include "format/html_plain_tags.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <utility>

#include "text/ascii.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

// Whether a look at the characters is worth while, from two bytes of them. Without branches, so
// that compilers vectorise it.
bool may_hold_odd(const char* block, std::size_t size) {
  std::uint8_t odd = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const auto first = static_cast<std::uint8_t>(block[i]);
    const auto second = static_cast<std::uint8_t>(block[i + 1]);
    const bool control = ((first < 0x20) & (first != '\n')) | (first == 0x7F);
    const bool later_control = (first == 0xC2) & (second < 0xA0);
    const bool in_last_rows = (first == 0xEF) & ((second == 0xB7) | (second == 0xBF));
    const bool ends_plane = ((first & 0xCFU) == 0x8F) & (second == 0xBF);
    odd |= static_cast<std::uint8_t>(control | later_control | in_last_rows | ends_plane);
  }
  return odd != 0;
}

bool is_plain_piece(std::string_view text, std::size_t begin, std::size_t end) {
  while (begin < end && (static_cast<std::uint8_t>(text[begin]) & 0xC0U) == 0x80U) ++begin;
  while (begin < end) {
    if (!is_plain_character(next_code_point(text, begin))) return false;
  }
  return true;
}

}  // namespace

bool is_plain_character(char32_t c) {
  if (c < 0x20) return c == '\n' || c == '\t';
  if (c >= 0x7F && c <= 0x9F) return false;
  if (c >= 0xD800 && c <= 0xDFFF) return false;
  if (c >= 0xFDD0 && c <= 0xFDEF) return false;
  return c <= 0x10FFFF && (c & 0xFFFEU) != 0xFFFEU;
}

bool is_plain_text(std::string_view text) {
  constexpr std::size_t kBlock = 64;
  for (std::size_t begin = 0; begin < text.size(); begin += kBlock) {
    const bool is_whole = text.size() - begin > kBlock;
    if (is_whole && !may_hold_odd(text.data() + begin, kBlock)) continue;
    // A character that begins before the block has its second byte in it.
    const std::size_t from = begin == 0 ? 0 : begin - 3;
    if (!is_plain_piece(text, from, std::min(begin + kBlock, text.size()))) return false;
  }
  return true;
}

namespace {

constexpr auto kNowhere = std::string_view::npos;

// More than any tag has; each is compared with those before it.
constexpr std::size_t kMostAttributes = 32;

bool is_alphanumeric(char c) { return is_ascii_letter(c) || is_ascii_digit(c); }
bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\f'; }
bool is_name_character(char c) {
  return is_alphanumeric(c) || c == '-' || c == '_' || c == ':' || c == '.';
}

struct Reference {
  std::string_view name;
  std::string_view text;
};

constexpr std::array kReferences{
    Reference{"amp", "&"},         Reference{"apos", "'"},        Reference{"copy", "\u00A9"},
    Reference{"gt", ">"},          Reference{"hellip", "\u2026"}, Reference{"ldquo", "\u201C"},
    Reference{"lsquo", "\u2018"},  Reference{"lt", "<"},          Reference{"mdash", "\u2014"},
    Reference{"middot", "\u00B7"}, Reference{"nbsp", "\u00A0"},   Reference{"ndash", "\u2013"},
    Reference{"quot", "\""},       Reference{"rdquo", "\u201D"},  Reference{"rsquo", "\u2019"},
};

// The digits of "&#39;" or "&#x27;".
bool append_character(std::string_view digits, std::string& out) {
  int radix = 10;
  if (digits.starts_with('x') || digits.starts_with('X')) {
    radix = 16;
    digits.remove_prefix(1);
  }
  std::uint32_t number = 0;
  const char* const end = digits.data() + digits.size();
  const auto [parsed, error] = std::from_chars(digits.data(), end, number, radix);
  const auto c = static_cast<char32_t>(number);
  if (error != std::errc() || parsed != end || !is_plain_character(c)) return false;
  append_utf8(c, out);
  return true;
}

bool append_named(std::string_view name, std::string& out) {
  const auto* const found = std::find_if(kReferences.begin(), kReferences.end(),
                                         [&](const Reference& each) { return each.name == name; });
  if (found == kReferences.end()) return false;
  out += found->text;
  return true;
}

std::size_t count_alphanumerics(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_alphanumeric) -
                                  text.begin());
}

}  // namespace

PlainTags::Next PlainTags::next() const {
  if (peek() != '<') return Next::kText;
  if (is_ascii_letter(peek(1))) return Next::kStartTag;
  if (peek(1) == '/' && is_ascii_letter(peek(2))) return Next::kEndTag;
  return html_.substr(at_).starts_with("<!--") ? Next::kComment : Next::kOther;
}

bool PlainTags::take_text(std::string_view& text) {
  text = html_.substr(at_, html_.find('<', at_) - at_);
  at_ += text.size();
  return decode(Place::kText, text);
}

bool PlainTags::take_start_tag(StartTag& tag, std::vector<HtmlAttribute>& attributes) {
  ++at_;
  tag.name = take_name();
  const std::size_t first = attributes.size();
  while (true) {
    const bool is_apart = is_space(peek());
    skip_space();
    if (peek() == '>') break;
    if (peek() == '/' && peek(1) == '>') {
      tag.is_self_closing = true;
      ++at_;
      break;
    }
    if (!is_apart || !take_attribute(attributes, first)) return false;
  }
  ++at_;
  return true;
}

bool PlainTags::take_end_tag(std::string_view& name) {
  at_ += 2;
  name = take_name();
  skip_space();
  if (peek() != '>') return false;
  ++at_;
  return true;
}

bool PlainTags::take_comment(std::string_view& inside) {
  at_ += 4;
  const std::size_t end = html_.find("--", at_);
  if (end == kNowhere || html_.substr(end + 2, 1) != ">") return false;
  inside = html_.substr(at_, end - at_);
  at_ = end + 3;
  return !inside.starts_with('>') && !inside.starts_with('-') && !inside.ends_with('<') &&
         !inside.ends_with('!');
}

// NUL, which stands nowhere else, at the end.
char PlainTags::peek(std::size_t ahead) const {
  return at_ + ahead < html_.size() ? html_[at_ + ahead] : '\0';
}

void PlainTags::skip_space() {
  while (is_space(peek())) ++at_;
}

std::string_view PlainTags::take_name() {
  const std::size_t begin = at_;
  bool is_lower = true;
  for (; is_name_character(peek()); ++at_) is_lower &= peek() < 'A' || peek() > 'Z';
  const std::string_view name = html_.substr(begin, at_ - begin);
  return is_lower ? name : keep(ascii_lower(name));
}

// Of two attributes with one name parsers keep the first.
bool PlainTags::take_attribute(std::vector<HtmlAttribute>& attributes, std::size_t first) {
  const std::string_view name = take_name();
  if (name.empty() || attributes.size() - first >= kMostAttributes) return false;
  for (std::size_t i = first; i < attributes.size(); ++i) {
    if (attributes[i].name == name) return false;
  }
  const std::size_t behind = at_;
  std::string_view value;
  skip_space();
  if (peek() == '=') {
    ++at_;
    skip_space();
    if (!take_value(value)) return false;
  } else {
    at_ = behind;
  }
  attributes.push_back({name, value});
  return true;
}

bool PlainTags::take_value(std::string_view& value) {
  const char quote = peek();
  if (quote == '"' || quote == '\'') {
    const std::size_t end = html_.find(quote, at_ + 1);
    if (end == kNowhere) return false;
    value = html_.substr(at_ + 1, end - at_ - 1);
    at_ = end + 1;
  } else {
    value = html_.substr(at_, html_.find_first_of(" \t\n\f>", at_) - at_);
    at_ += value.size();
    if (value.empty() || value.front() == '=' || value.find_first_of("\"'<`") != kNowhere) {
      return false;
    }
  }
  return decode(Place::kAttribute, value);
}

bool PlainTags::decode(Place place, std::string_view& text) {
  std::size_t reference = text.find('&');
  if (reference == kNowhere) return true;
  std::string decoded;
  decoded.reserve(text.size());
  std::size_t begin = 0;
  for (; reference != kNowhere; reference = text.find('&', begin)) {
    decoded += text.substr(begin, reference - begin);
    const std::string_view rest = text.substr(reference + 1);
    const bool is_number = rest.starts_with('#');
    const std::string_view name = rest.substr(is_number ? 1 : 0);
    const std::size_t length = count_alphanumerics(name);
    const std::string_view end = name.substr(length, 1);
    begin = reference + 1;
    if (length == 0 && !is_number) {
      decoded += '&';
    } else if (end == ";") {
      const std::string_view inside = name.substr(0, length);
      if (!(is_number ? append_character(inside, decoded) : append_named(inside, decoded))) {
        return false;
      }
      begin += (is_number ? 1 : 0) + length + 1;
    } else if (place == Place::kAttribute && !is_number && end == "=") {
      decoded += '&';  // "?a=1&b=2"
    } else {
      return false;
    }
  }
  decoded += text.substr(begin);
  text = keep(std::move(decoded));
  return true;
}

}  // namespace feedgen
