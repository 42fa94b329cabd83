#include <algorithm>
#include <array>
#include <string>

#include "format/markdown_steps.h"
#include "text/ascii.h"
#include "text/unicode.h"
#include "text/utf8.h"
#include "text/xml_text.h"

namespace feedgen {
namespace {

bool is_among(char c, std::string_view characters) {
  return c != '\0' && characters.find(c) != kNowhere;
}

bool is_continuation(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }
bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }

char32_t code_point_before(std::string_view text, std::size_t at) {
  std::size_t begin = at - 1;
  while (begin > 0 && is_continuation(text[begin])) --begin;
  return next_code_point(text, begin);
}

// Behind letters, digits and what joins words or parts of addresses none begins.
bool may_begin_at(std::string_view text, std::size_t at) {
  if (at == 0) return true;
  const char before = text[at - 1];
  if (is_ascii(before)) return !is_ascii_alphanumeric(before) && !is_among(before, "/=@-.%#+\\$");
  const char32_t c = code_point_before(text, at);
  return is_cjk(c) || !is_letter(c);
}

class AddressFinder {
 public:
  AddressFinder(std::string_view text, const MarkdownParts& parts) : text_(text), parts_(parts) {}

  std::vector<MarkdownEdit> find() {
    for (prose_ = 0; prose_ < parts_.prose.size(); ++prose_) {
      const ProseRange& prose = parts_.prose[prose_];
      if (prose.in_link) continue;
      for (std::size_t at = std::max(prose.begin, behind_); at < prose.end; ++at) {
        at = text_.substr(0, prose.end).find_first_of(":.@", at);
        if (at == kNowhere) break;
        see(at, prose);
        at = std::max(at, behind_ == 0 ? at : behind_ - 1);
      }
    }
    return std::move(edits_);
  }

 private:
  void see(std::size_t at, const ProseRange& prose) {
    if (text_[at] == '@') return see_mail(at, prose);
    if (text_[at] == '.') return see_www(at, prose);
    if (!text_.substr(at).starts_with("://")) return;
    for (const std::string_view scheme : {"https", "http", "ftp"}) {
      if (at < behind_ + scheme.size() || at - scheme.size() < prose.begin) continue;
      const std::size_t begin = at - scheme.size();
      if (ascii_lower(text_.substr(begin, scheme.size())) != scheme) continue;
      if (!may_begin_at(text_, begin)) return;
      const std::size_t end = end_of_address(begin, at + 3);
      if (end != kNowhere) add(begin, end);
      return;
    }
  }

  // The scheme is not shown, so it can't be an autolink of CommonMark's.
  void see_www(std::size_t at, const ProseRange& prose) {
    constexpr std::size_t kPrefix = 3;
    if (at < std::max(prose.begin, behind_) + kPrefix) return;
    const std::size_t begin = at - kPrefix;
    if (text_.substr(begin, kPrefix) != "www" || !may_begin_at(text_, begin)) return;
    const std::size_t end = end_of_address(begin, at + 1);
    if (end == kNowhere) return;
    add(begin, end);
    MarkdownEdit& edit = edits_.back();
    std::string shown;
    const std::string address = decoded(text_.substr(begin, end - begin));
    for (const char c : address) {
      if (is_ascii(c) && !is_ascii_alphanumeric(c)) shown += '\\';
      shown += c;
    }
    edit.text = kSpanMark;
    edit.mark = html_mark("<a href=\"http://" + escape_html(address) + "\">");
    edit.behind.push_back({0, 0, std::move(shown)});
    edit.behind.push_back({0, 0, std::string(kSpanMark), html_mark("</a>")});
  }

  void see_mail(std::size_t at, const ProseRange& prose) {
    const std::size_t first = std::max(prose.begin, behind_);
    std::size_t begin = at;
    while (begin > first &&
           (is_ascii_alphanumeric(text_[begin - 1]) || is_among(text_[begin - 1], "._-+"))) {
      --begin;
    }
    while (begin < at && !is_ascii_alphanumeric(text_[begin])) ++begin;
    if (begin == at || (begin > 0 && text_[begin - 1] == '/')) return;
    std::size_t end = at + 1;
    while (end < prose.end && (is_ascii_alphanumeric(text_[end]) || text_[end] == '-' ||
                               (text_[end] == '.' && text_[end - 1] != '.' && end > at + 1))) {
      ++end;
    }
    while (end > at + 1 && is_among(text_[end - 1], ".-")) --end;
    // A last label that begins with a digit is a version: "pkg@1.2.3".
    const std::string_view domain = text_.substr(at + 1, end - at - 1);
    const std::size_t last_dot = domain.rfind('.');
    if (last_dot == kNowhere || !is_ascii_letter(domain[last_dot + 1])) return;
    if (end < text_.size() && text_[end] == '_') return;
    add(begin, end);
  }

  // npos: there is no address.
  std::size_t end_of_address(std::size_t begin, std::size_t host) {
    bool may_go_on = true;
    const std::size_t host_end = end_of_host(host, may_go_on);
    const std::string_view name = text_.substr(host, host_end - host);
    if (!is_host(name)) return kNowhere;
    if (!may_go_on) return host_end;
    const std::size_t end = trimmed(begin, std::max(host_end, end_of_rest(host_end)));
    return std::max(end, host_end);
  }

  static bool is_host(std::string_view name) {
    if (ascii_lower(name) == "localhost") return true;
    const std::size_t dot = name.rfind('.');
    if (dot == kNowhere || dot == 0 || dot + 1 == name.size()) return false;
    const std::size_t before = name.substr(0, dot).rfind('.');
    const std::string_view last_two = name.substr(before == kNowhere ? 0 : before + 1);
    return last_two.find('_') == kNowhere;
  }

  // Without dots at its end; empty where it is longer than names of hosts are, so that text which
  // goes on for ever is not looked through for each of its parts. A label is of ASCII, or of
  // letters that include others; one that goes over from ASCII into CJK letters ends there, and
  // with it the address.
  std::size_t end_of_host(std::size_t at, bool& may_go_on) const {
    constexpr std::size_t kLongestHost = 1024;  // 253 characters (RFC 1035 §2.3.4), in UTF-8
    const std::size_t begin = at;
    bool is_label_ascii = true;
    bool is_label_empty = true;
    while (at < text_.size()) {
      if (at - begin > kLongestHost) return begin;
      const char c = text_[at];
      if (is_ascii(c)) {
        if (!is_ascii_alphanumeric(c) && !is_among(c, "-_.")) break;
        is_label_empty = c == '.';
        if (c == '.') is_label_ascii = true;
        ++at;
        continue;
      }
      std::size_t next = at;
      const char32_t point = next_code_point(text_, next);
      if (!is_letter(point) || is_punctuation_behind_address(point)) break;
      if (is_cjk(point) && is_label_ascii && !is_label_empty) {
        may_go_on = false;
        break;
      }
      is_label_ascii = is_label_empty = false;
      at = next;
    }
    while (at > begin && text_[at - 1] == '.') --at;
    return at;
  }

  std::size_t end_of_rest(std::size_t at) {
    const bool in_cell = parts_.prose[prose_].in_cell;
    std::size_t range = prose_;
    while (at < text_.size()) {
      const char c = text_[at];
      if (!is_ascii(c)) {
        std::size_t next = at;
        const char32_t point = next_code_point(text_, next);
        if (is_punctuation_behind_address(point) || point == 0xA0 || point == 0xFEFF ||
            (point >= 0x2000 && point <= 0x200B)) {
          break;
        }
        at = next;
        continue;
      }
      if (static_cast<unsigned char>(c) <= ' ' || c == '\x7F' || is_among(c, "<>`\"\\")) break;
      if (c == '|' && in_cell) break;
      if (text_.substr(at).starts_with("{:") || !may_hold(at, range)) break;
      ++at;
    }
    return at;
  }

  // What is neither text nor a delimiter of emphasis belongs to a link or a character reference.
  bool may_hold(std::size_t at, std::size_t& range) {
    const char c = text_[at];
    if (c == '*' || c == '~') {
      const bool is_same_run = at < run_end_ && at > 0 && text_[at - 1] == c;
      if (!is_same_run) run_end_ = std::min(text_.find_first_not_of(c, at), text_.size());
      return run_end_ == text_.size() || is_ascii(text_[run_end_]);
    }
    while (range < parts_.prose.size() && parts_.prose[range].end <= at) ++range;
    const bool is_text = range < parts_.prose.size() && parts_.prose[range].begin <= at &&
                         !parts_.prose[range].in_link;
    return is_text || c == '_' || text_.substr(at).starts_with("&amp;") ||
           (c != '[' && c != ']' && c != '!' && c != '&' && is_in_reference(at));
  }

  bool is_in_reference(std::size_t at) const {
    constexpr std::string_view kAmpersand = "&amp;";
    const std::size_t first = at < kAmpersand.size() ? 0 : at - kAmpersand.size() + 1;
    const std::size_t found = text_.substr(0, at + kAmpersand.size()).find(kAmpersand, first);
    return found != kNowhere && found <= at;
  }

  // GFM: punctuation at the end, and what closes more than was opened, belongs to the sentence.
  std::size_t trimmed(std::size_t begin, std::size_t end) const {
    std::array<std::ptrdiff_t, 3> excess{};
    constexpr std::string_view kOpen = "([{";
    constexpr std::string_view kClose = ")]}";
    for (const char c : text_.substr(begin, end - begin)) {
      if (is_among(c, kOpen)) --excess[kOpen.find(c)];
      if (is_among(c, kClose)) ++excess[kClose.find(c)];
    }
    for (; end > begin; --end) {
      const char c = text_[end - 1];
      if (is_among(c, "?!.,:*_~'\";")) {
        if (c == ';' && text_.substr(0, end).ends_with("&amp;")) break;
        continue;
      }
      if (!is_among(c, kClose) || excess[kClose.find(c)] <= 0) break;
      --excess[kClose.find(c)];
    }
    return end;
  }

  static MarkdownMark html_mark(std::string html) {
    return {0, MarkdownMark::Kind::kHtml, std::move(html), {}};
  }

  static std::string decoded(std::string_view address) {
    constexpr std::string_view kAmpersand = "&amp;";
    std::string text;
    for (std::size_t at; (at = address.find(kAmpersand)) != kNowhere;) {
      text += address.substr(0, at + 1);
      address.remove_prefix(at + kAmpersand.size());
    }
    return text += address;
  }

  void add(std::size_t begin, std::size_t end) {
    behind_ = end;
    edits_.push_back({begin, end, '<' + decoded(text_.substr(begin, end - begin)) + '>'});
  }

  std::string_view text_;
  const MarkdownParts& parts_;
  std::vector<MarkdownEdit> edits_;
  std::size_t prose_ = 0;
  std::size_t behind_ = 0;
  std::size_t run_end_ = 0;  // of the run of delimiters that was looked at last
};

}  // namespace

bool may_have_addresses(std::string_view markdown) {
  return markdown.find("://") != kNowhere || markdown.find("www.") != kNowhere ||
         markdown.find('@') != kNowhere;
}

std::vector<MarkdownEdit> find_bare_addresses(std::string_view markdown,
                                              const MarkdownParts& parts) {
  return AddressFinder(markdown, parts).find();
}

}  // namespace feedgen
