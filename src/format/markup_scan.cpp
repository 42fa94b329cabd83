#include "format/markup_scan.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

constexpr auto kNowhere = std::string_view::npos;
constexpr std::string_view kSpace = " \t\n\r\f";

bool is_space(char c) { return kSpace.find(c) != kNowhere; }

}  // namespace

bool MarkupScan::next(MarkupToken& token) {
  if (at_ >= html_.size()) return false;
  token = {};
  token.begin = at_;
  if (!raw_element_.empty()) {
    token.end = end_of_raw_text();
    token.is_raw = true;
    raw_element_.clear();
    if (token.end == token.begin) return next(token);
  } else if (!starts_markup(at_)) {
    token.end = end_of_text();
  } else if (html_.substr(at_).starts_with("<!--")) {
    token.kind = MarkupToken::Kind::kComment;
    token.end = end_of_comment();
  } else if (is_ascii_letter(html_[at_ + 1]) ||
             (html_[at_ + 1] == '/' && is_ascii_letter(html_[at_ + 2]))) {
    take_tag(token);
  } else {
    token.kind = MarkupToken::Kind::kDeclaration;
    const std::size_t close = html_.find('>', at_);
    token.end = close == kNowhere ? html_.size() : close + 1;
  }
  at_ = token.end;
  return true;
}

bool MarkupScan::starts_markup(std::size_t at) const {
  if (html_[at] != '<' || at + 1 >= html_.size()) return false;
  const char next = html_[at + 1];
  return is_ascii_letter(next) || next == '!' || next == '?' ||
         (next == '/' && at + 2 < html_.size());
}

std::size_t MarkupScan::end_of_text() const {
  std::size_t at = at_;
  do {
    at = html_.find('<', at + 1);
  } while (at != kNowhere && !starts_markup(at));
  return std::min(at, html_.size());
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

// WHATWG HTML sections 13.2.5.32 to 13.2.5.40.
std::size_t MarkupScan::end_of_tag(std::size_t from, std::size_t& attributes) const {
  enum class In { kSpace, kName, kBehindName, kBehindEquals, kValue };
  In in = In::kSpace;
  for (std::size_t at = from; at < html_.size(); ++at) {
    const char c = html_[at];
    if (c == '>') return at + 1;
    if (in == In::kBehindEquals && (c == '"' || c == '\'')) {
      at = html_.find(c, at + 1);
      if (at == kNowhere) return html_.size();
      in = In::kSpace;
    } else if (is_space(c)) {
      if (in == In::kName) in = In::kBehindName;
      if (in == In::kValue) in = In::kSpace;
    } else if (in == In::kBehindEquals || in == In::kValue) {
      in = In::kValue;
    } else if (c == '/') {
      in = In::kSpace;
    } else if (c == '=' && in != In::kSpace) {
      in = In::kBehindEquals;
    } else {
      if (in != In::kName) ++attributes;
      in = In::kName;
    }
  }
  return html_.size();
}

void MarkupScan::take_tag(MarkupToken& token) {
  const bool is_close = html_[at_ + 1] == '/';
  const std::size_t name = at_ + (is_close ? 2 : 1);
  const std::size_t behind = std::min(html_.find_first_of(" \t\n\r\f/>", name), html_.size());
  token.kind = is_close ? MarkupToken::Kind::kClose : MarkupToken::Kind::kOpen;
  token.name = ascii_lower(html_.substr(name, behind - name));
  token.end = end_of_tag(behind, token.attributes);
  token.element = find_element(token.name);
  if (!is_close && token.element != nullptr && token.element->is(Element::kRawText)) {
    raw_element_ = token.name;
  }
}

}  // namespace feedgen
