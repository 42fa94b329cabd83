#include "format/html_plain.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "format/markup_scan.h"
#include "format/nesting.h"
#include "text/ascii.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

constexpr std::size_t kMostHtml = 16U * 1024 * 1024;  // as much as is cleaned at all
constexpr std::size_t kMostDepth = 100;

// More than any tag has; each is compared with those before it.
constexpr std::size_t kMostAttributes = 32;

// False for controls but LF and tab, surrogates and noncharacters, some of which parsers replace.
bool is_plain_character(char32_t c) {
  if (c < 0x20) return c == '\n' || c == '\t';
  if (c >= 0x7F && c <= 0x9F) return false;
  if (c >= 0xD800 && c <= 0xDFFF) return false;
  if (c >= 0xFDD0 && c <= 0xFDEF) return false;
  return c <= 0x10FFFF && (c & 0xFFFEU) != 0xFFFEU;
}

// True if the block may hold a character that is not plain, judged by two bytes of each. Has no
// branches, so that compilers vectorise it.
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
  const auto* const found =
      find_if(kReferences, [&](const Reference& each) { return each.name == name; });
  if (found == nullptr) return false;
  out += found->text;
  return true;
}

std::size_t count_alphanumerics(std::string_view text) {
  return static_cast<std::size_t>(
      std::find_if_not(text.begin(), text.end(), is_ascii_alphanumeric) - text.begin());
}

enum class StandsIn { kText, kAttribute };

// `text` holds at least one '&'.
std::optional<std::string> decode_plainly(std::string_view text, StandsIn place) {
  std::string decoded;
  decoded.reserve(text.size());
  std::size_t reference = text.find('&');
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
        return std::nullopt;
      }
      begin += (is_number ? 1 : 0) + length + 1;
    } else if (place == StandsIn::kAttribute && !is_number && end == "=") {
      decoded += '&';  // "?a=1&b=2"
    } else {
      return std::nullopt;
    }
  }
  decoded += text.substr(begin);
  return decoded;
}

// Nothing where parsers disagree about the comment.
std::optional<std::string_view> inside_of_comment(std::string_view comment) {
  constexpr std::string_view kBegin = "<!--";
  constexpr std::string_view kEnd = "-->";
  if (comment.size() < kBegin.size() + kEnd.size() || !comment.ends_with(kEnd)) return std::nullopt;
  const std::string_view inside =
      comment.substr(kBegin.size(), comment.size() - kBegin.size() - kEnd.size());
  const bool is_doubtful = inside.starts_with('>') || inside.starts_with('-') ||
                           inside.ends_with('<') || inside.ends_with('!') ||
                           inside.ends_with('-') || inside.find("--") != kNowhere;
  if (is_doubtful) return std::nullopt;
  return inside;
}

// Small, for there may be one for every few bytes of kMostHtml.
class Step {
 public:
  enum class Kind : std::uint8_t { kOpen, kVoid, kClose, kText, kComment };

  explicit Step(Kind kind, std::string_view text = {})
      : text_(text.data()), size_(static_cast<std::uint32_t>(text.size())), kind_(kind) {}

  Kind kind() const { return kind_; }
  std::string_view text() const { return {text_, size_}; }          // or the element's name
  std::size_t first_attribute() const { return first_attribute_; }  // of an element
  std::size_t attributes() const { return attributes_; }            // how many
  std::size_t end() const { return end_; }  // of an open element, the index of its kClose

  void set_attributes(std::size_t first, std::size_t count) {
    first_attribute_ = static_cast<std::uint32_t>(first);
    attributes_ = static_cast<std::uint8_t>(count);
  }
  void set_end(std::size_t index) { end_ = static_cast<std::uint32_t>(index); }

 private:
  const char* text_;
  std::uint32_t size_;
  std::uint32_t first_attribute_ = 0;
  std::uint32_t end_ = 0;
  Kind kind_;
  std::uint8_t attributes_ = 0;
};
static_assert(kMostAttributes <= 0xFF && 2 * kMostHtml <= 0xFFFFFFFF);  // two steps a byte at most

// Makes steps of the whole HTML before the first is taken: a later one may make it decline.
class PlainReader {
 public:
  explicit PlainReader(std::string_view html) : html_(html), scan_(html) {
    constexpr std::size_t kUsualStep = 32;  // bytes
    steps_.reserve(html.size() / kUsualStep);
  }

  bool read() {
    for (MarkupToken token; scan_.next(token, written_);) {
      if (!token.is_clean || !read(token)) return false;
    }
    while (!open_.empty()) close();
    return true;
  }

  void walk(HtmlVisitor& visitor) const {
    HtmlElement element;
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      const Step& step = steps_[i];
      switch (step.kind()) {
        case Step::Kind::kOpen:
        case Step::Kind::kVoid:
          read_element(step, element);
          if (visitor.enter(element) == Walk::kPast) {
            i = step.end();
          } else if (step.kind() == Step::Kind::kVoid) {
            visitor.leave();
          }
          break;
        case Step::Kind::kClose: visitor.leave(); break;
        case Step::Kind::kText: visitor.text(step.text()); break;
        case Step::Kind::kComment: visitor.comment(step.text());
      }
    }
  }

 private:
  bool read(const MarkupToken& token) {
    const std::string_view source = html_.substr(token.begin, token.end - token.begin);
    switch (token.kind) {
      case MarkupToken::Kind::kText: return read_text(source);
      case MarkupToken::Kind::kOpen: return read_start_tag(token);
      case MarkupToken::Kind::kClose: return read_end_tag(token);
      case MarkupToken::Kind::kComment: return read_comment(source);
      case MarkupToken::Kind::kDeclaration: break;
    }
    return false;
  }

  bool read_text(std::string_view text) {
    if (!decode(text, StandsIn::kText)) return false;
    const bool is_first_of_pre = !steps_.empty() && steps_.back().kind() == Step::Kind::kOpen &&
                                 nesting_.innermost()->is(Element::kDropsLineEnd);
    if (is_first_of_pre && text.starts_with('\n')) text.remove_prefix(1);
    if (text.empty()) return true;
    if (!nesting_.admits_text(text)) return false;
    steps_.emplace_back(Step::Kind::kText, text);
    return true;
  }

  bool read_comment(std::string_view comment) {
    const std::optional<std::string_view> inside = inside_of_comment(comment);
    if (inside) steps_.emplace_back(Step::Kind::kComment, *inside);
    return inside.has_value();
  }

  bool read_start_tag(const MarkupToken& tag) {
    const Element* element = tag.element;
    if (element == nullptr || !element->is(Element::kPlain)) return false;
    const bool is_void = element->is(Element::kVoid);
    if (tag.is_self_closing && !is_void) return false;
    const std::size_t first = attributes_.size();
    if (!read_attributes()) return false;
    if (nesting_.is_ended_by(*element)) close();
    if (open_.size() >= kMostDepth || !nesting_.keeps_in_place(*element)) return false;
    steps_.emplace_back(is_void ? Step::Kind::kVoid : Step::Kind::kOpen, element->name);
    steps_.back().set_attributes(first, attributes_.size() - first);
    steps_.back().set_end(steps_.size() - 1);
    if (is_void) return true;
    open_.push_back(steps_.size() - 1);
    nesting_.open(*element);
    return true;
  }

  // Of two attributes with one name parsers keep the first.
  bool read_attributes() {
    if (written_.size() > kMostAttributes) return false;
    const auto first = static_cast<std::ptrdiff_t>(attributes_.size());
    for (const MarkupAttribute& written : written_) {
      HtmlAttribute attribute{written.name, written.value};
      if (written.has_capitals) attribute.name = keep(ascii_lower(attribute.name));
      if (!decode(attribute.value, StandsIn::kAttribute)) return false;
      const bool is_repeated =
          std::any_of(attributes_.begin() + first, attributes_.end(),
                      [&](const HtmlAttribute& each) { return each.name == attribute.name; });
      if (is_repeated) return false;
      attributes_.push_back(attribute);
    }
    return true;
  }

  bool read_end_tag(const MarkupToken& tag) {
    if (open_.empty() || nesting_.innermost()->name != tag.name) return false;
    close();
    return true;
  }

  bool decode(std::string_view& text, StandsIn place) {
    if (text.find('&') == kNowhere) return true;
    std::optional<std::string> decoded = decode_plainly(text, place);
    if (!decoded) return false;
    text = keep(*std::move(decoded));
    return true;
  }

  std::string_view keep(std::string text) { return kept_.emplace_back(std::move(text)); }

  void close() {
    steps_[open_.back()].set_end(steps_.size());
    steps_.emplace_back(Step::Kind::kClose);
    open_.pop_back();
    nesting_.close();
  }

  void read_element(const Step& step, HtmlElement& element) const {
    const auto first = attributes_.begin() + static_cast<std::ptrdiff_t>(step.first_attribute());
    element.name = step.text();
    element.attributes.assign(first, first + static_cast<std::ptrdiff_t>(step.attributes()));
  }

  std::string_view html_;
  MarkupScan scan_;
  std::vector<MarkupAttribute> written_;  // of the last tag
  std::deque<std::string> kept_;          // what does not stand in the HTML as it is
  std::vector<Step> steps_;
  std::vector<HtmlAttribute> attributes_;
  std::vector<std::size_t> open_;  // the steps of the open elements
  Nesting nesting_;
};

}  // namespace

bool walk_plain_html(std::string_view html, HtmlVisitor& visitor) {
  // A parser may take the byte order mark off.
  if (html.size() > kMostHtml || html.starts_with(kByteOrderMark)) return false;
  if (!is_plain_text(html)) return false;
  PlainReader reader(html);
  if (!reader.read()) return false;
  reader.walk(visitor);
  return true;
}

}  // namespace feedgen
