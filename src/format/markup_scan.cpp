#include "format/markup_scan.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>

#include "text/ascii.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

using Kind = MarkupToken::Kind;

// Which parts of a tag a byte ends, and what it is in a name.
constexpr unsigned kEndsTagName = 1;
constexpr unsigned kEndsAttributeName = 2;
constexpr unsigned kEndsValue = 4;
constexpr unsigned kEndsTitleTag = 8;
constexpr unsigned kIsCapital = 16;
constexpr unsigned kIsOdd = 32;

constexpr std::array<std::uint8_t, 256> kBytes = [] {
  std::array<std::uint8_t, 256> bytes{};
  bytes.fill(kIsOdd);
  for (const char c : std::string_view("abcdefghijklmnopqrstuvwxyz0123456789-_:.")) {
    bytes[static_cast<std::uint8_t>(c)] = 0;
  }
  for (char c = 'A'; c <= 'Z'; ++c) bytes[static_cast<std::uint8_t>(c)] = kIsCapital;
  for (const char c : std::string_view(" \t\n\r\f>")) {
    bytes[static_cast<std::uint8_t>(c)] = kEndsTagName | kEndsAttributeName | kEndsValue;
  }
  bytes['/'] = kEndsTagName | kEndsAttributeName;
  bytes['='] = kEndsAttributeName | kIsOdd;
  bytes['<'] = kEndsTitleTag | kIsOdd;
  return bytes;
}();

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

struct TitleTag {
  const Element* element;
  Kind kind;
  std::size_t begin, end;
  bool is_paired;

  bool is_void() const { return element->is(Element::kVoid); }
  bool is_reading() const { return element->name == "rt" || element->name == "rp"; }
};

// The tags of the elements that titles are written with, in their order.
std::vector<TitleTag> find_title_tags(std::string_view title) {
  std::vector<TitleTag> tags;
  MarkupScan scan(title, MarkupRule::kTitle);
  for (MarkupToken token; scan.next(token);) {
    if (token.element == nullptr || !token.element->is(Element::kInTitles)) continue;
    tags.push_back({token.element, token.kind, token.begin, token.end, false});
  }
  return tags;
}

// A closing tag belongs to the nearest opening one of its name that is still open.
void pair_up(std::vector<TitleTag>& tags) {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    tags[i].is_paired = tags[i].is_void();
    if (tags[i].is_void()) continue;
    if (tags[i].kind == Kind::kOpen) {
      open.push_back(i);
      continue;
    }
    const auto found = std::find_if(open.rbegin(), open.rend(), [&](std::size_t other) {
      return tags[other].element == tags[i].element;
    });
    if (found == open.rend()) continue;
    tags[*found].is_paired = tags[i].is_paired = true;
    open.erase(std::next(found).base(), open.end());
  }
}

}  // namespace

bool MarkupScan::next(MarkupToken& token, std::vector<MarkupAttribute>* attributes) {
  if (at_ >= html_.size()) return false;
  token = {};
  token.begin = at_;
  if (!raw_element_.empty()) {
    token.end = end_of_raw_text();
    token.is_raw = true;
    raw_element_ = {};
    if (token.end == token.begin) return next(token, attributes);
  } else if (starts_tag(at_)) {
    take_tag(token, attributes);
  } else if (!starts_markup(at_)) {
    take_text(token);
  } else if (html_.substr(at_).starts_with("<!--")) {
    token.kind = Kind::kComment;
    token.end = end_of_comment();
  } else {
    token.kind = Kind::kDeclaration;
    const std::size_t close = html_.find('>', at_);
    token.end = close == kNowhere ? html_.size() : close + 1;
  }
  at_ = token.end;
  return true;
}

bool MarkupScan::starts_tag(std::size_t at) const {
  if (html_[at] != '<' || at + 1 == html_.size()) return false;
  const char next = html_[at + 1];
  return is_ascii_letter(next) ||
         (next == '/' && at + 2 < html_.size() && is_ascii_letter(html_[at + 2]));
}

bool MarkupScan::starts_markup(std::size_t at) const {
  if (rule_ == MarkupRule::kTitle) return starts_tag(at);
  if (html_[at] != '<' || at + 1 == html_.size()) return false;
  const char next = html_[at + 1];
  return is_ascii_letter(next) || next == '!' || next == '?' ||
         (next == '/' && at + 2 < html_.size());
}

void MarkupScan::take_text(MarkupToken& token) const {
  std::size_t at = at_;
  token.is_clean = html_[at] != '<';
  while ((at = html_.find('<', at + 1)) != kNowhere && !starts_markup(at)) token.is_clean = false;
  token.end = std::min(at, html_.size());
}

std::size_t MarkupScan::end_of_raw_text() const {
  for (std::size_t at = html_.find("</", at_); at != kNowhere; at = html_.find("</", at + 2)) {
    const std::string_view name = html_.substr(at + 2, raw_element_.size());
    const std::size_t behind = at + 2 + name.size();
    const bool is_whole = behind < html_.size() &&
                          (is_space(html_[behind]) || html_[behind] == '>' || html_[behind] == '/');
    if (is_whole && ascii_lower(name) == raw_element_) return at;
  }
  return html_.size();
}

std::size_t MarkupScan::end_of_comment() const {
  const std::size_t from = at_ + 4;
  if (html_.substr(from).starts_with('>')) return from + 1;
  if (html_.substr(from).starts_with("->")) return from + 2;
  for (std::size_t at = html_.find("--", from); at != kNowhere; at = html_.find("--", at + 1)) {
    const std::string_view rest = html_.substr(at + 2, 2);
    if (rest.starts_with('>')) return at + 3;
    if (rest == "!>") return at + 4;
  }
  return html_.size();
}

std::size_t MarkupScan::skip_space(std::size_t at) const {
  while (at < html_.size() && is_space(html_[at])) ++at;
  return at;
}

// Returns what the bytes of the part are, all at once.
unsigned MarkupScan::pass_part(std::size_t& at, unsigned part) const {
  if (rule_ == MarkupRule::kTitle) part |= kEndsTitleTag;
  unsigned passed = 0;
  for (; at < html_.size(); ++at) {
    const unsigned byte = kBytes[static_cast<std::uint8_t>(html_[at])];
    if ((byte & part) != 0) break;
    passed |= byte;
  }
  return passed;
}

void MarkupScan::take_tag(MarkupToken& token, std::vector<MarkupAttribute>* attributes) {
  const bool is_close = html_[at_ + 1] == '/';
  const std::size_t begin = at_ + (is_close ? 2 : 1);
  token.kind = is_close ? Kind::kClose : Kind::kOpen;
  token.end = begin;
  const unsigned passed = pass_part(token.end, kEndsTagName);
  token.name = html_.substr(begin, token.end - begin);
  if ((passed & kIsCapital) != 0) token.name = lower_name_ = ascii_lower(token.name);
  if (!take_attributes(token, attributes)) {
    token.is_clean = false;
    if (rule_ == MarkupRule::kTitle) {
      token = {};
      token.begin = at_;
      token.end = at_ + 1;
      return;
    }
  }
  if (is_close && (token.attributes > 0 || token.is_self_closing)) token.is_clean = false;
  token.element = find_element(token.name);
  const bool is_raw_element = token.element != nullptr && token.element->is(Element::kRawText);
  if (!is_close && is_raw_element && rule_ == MarkupRule::kHtml) {
    raw_element_ = token.element->name;
  }
}

// WHATWG HTML sections 13.2.5.32 to 13.2.5.40. `token.end` moves from the end of the tag's name to
// the end of the tag. False if the tag is not closed.
bool MarkupScan::take_attributes(MarkupToken& token,
                                 std::vector<MarkupAttribute>* attributes) const {
  while (true) {
    const std::size_t at = skip_space(token.end);
    const bool is_apart = at > token.end;
    token.end = at;
    if (at == html_.size()) return false;
    if (html_[at] == '>') {
      ++token.end;
      return true;
    }
    if (html_[at] == '<' && rule_ == MarkupRule::kTitle) return false;
    if (html_[at] == '/') {
      ++token.end;
      token.is_self_closing = html_.substr(at + 1, 1) == ">";
      if (!token.is_self_closing) token.is_clean = false;
      continue;
    }
    if (!is_apart) token.is_clean = false;
    const MarkupAttribute attribute = take_attribute(token);
    ++token.attributes;
    if (attributes != nullptr) attributes->push_back(attribute);
  }
}

MarkupAttribute MarkupScan::take_attribute(MarkupToken& token) const {
  const std::size_t begin = token.end;
  const unsigned first = kBytes[static_cast<std::uint8_t>(html_[begin])];
  ++token.end;
  const unsigned passed = first | pass_part(token.end, kEndsAttributeName);
  if ((passed & kIsOdd) != 0) token.is_clean = false;
  MarkupAttribute attribute{html_.substr(begin, token.end - begin), {}, (passed & kIsCapital) != 0};
  const std::size_t equals = skip_space(token.end);
  if (equals < html_.size() && html_[equals] == '=') {
    token.end = skip_space(equals + 1);
    attribute.value = take_value(token);
  }
  return attribute;
}

std::string_view MarkupScan::take_value(MarkupToken& token) const {
  const std::size_t begin = token.end;
  if (begin == html_.size()) return {};
  const char quote = html_[begin];
  if (quote == '"' || quote == '\'') {
    const std::size_t close = html_.find(quote, begin + 1);
    token.end = close == kNowhere ? html_.size() : close + 1;
    if (close == kNowhere) token.is_clean = false;
    return html_.substr(begin + 1, std::min(close, html_.size()) - begin - 1);
  }
  pass_part(token.end, kEndsValue);
  const std::string_view value = html_.substr(begin, token.end - begin);
  if (value.empty() || value.front() == '=' || value.find_first_of("\"'<`") != kNowhere) {
    token.is_clean = false;
  }
  return value;
}

std::string without_inline_tags(std::string_view title) {
  // No title is longer; in a longer text pairing could cost the square of its tags.
  constexpr std::size_t kLongest = 64 * 1024;
  if (title.size() > kLongest || title.find('<') == kNowhere) return std::string(title);
  std::vector<TitleTag> tags = find_title_tags(title);
  pair_up(tags);
  std::string out;
  std::size_t shown = 0;
  bool in_reading = false;
  for (const TitleTag& tag : tags) {
    if (!tag.is_paired) continue;
    if (!in_reading) out += title.substr(shown, tag.begin - shown);
    if (tag.element->name == "br") out += ' ';
    if (tag.is_reading()) in_reading = tag.kind == Kind::kOpen;
    shown = tag.end;
  }
  return out + std::string(title.substr(shown));
}

bool is_whole_page(std::string_view html) {
  MarkupScan scan(html);
  for (MarkupToken token; scan.next(token);) {
    if (token.kind == Kind::kComment) continue;
    if (token.kind == Kind::kDeclaration) return true;
    if (token.kind != Kind::kText) {
      return token.name == "html" || token.name == "head" || token.name == "body";
    }
    const std::string_view text = html.substr(token.begin, token.end - token.begin);
    if (!trim(without_byte_order_mark(text)).empty()) return false;
  }
  return false;
}

}  // namespace feedgen
