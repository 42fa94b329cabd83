#include "content/template_tag.h"

#include <algorithm>

#include "text/unicode.h"

namespace feedgen {
namespace {

using Kind = TemplateTag::Kind;

constexpr auto kNowhere = std::string_view::npos;
constexpr std::size_t kLongest = 4096;

bool is_name_start(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

bool is_name(char c) {
  return is_name_start(c) || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '/';
}

bool has_blank_line(std::string_view text) {
  for (std::size_t i = text.find('\n'); i != kNowhere; i = text.find('\n', i + 1)) {
    const std::size_t next = text.find_first_not_of(" \t\r", i + 1);
    if (next != kNowhere && text[next] == '\n') return true;
  }
  return false;
}

// Where `close` stands outside of quotes, before another tag begins; if a quote is never closed, as
// an apostrophe is not, where `close` stands at all.
std::size_t find_close(std::string_view text, std::size_t from, std::string_view close) {
  char quote = '\0';
  for (std::size_t i = from; i < text.size(); ++i) {
    if (quote != '\0') {
      if (text[i] == '\\') {
        ++i;
      } else if (text[i] == quote) {
        quote = '\0';
      }
    } else if (text[i] == close.front() && text.substr(i).starts_with(close)) {
      return i;
    } else if (text[i] == '{' && i + 1 < text.size() &&
               (text[i + 1] == '%' || text[i + 1] == '{')) {
      return kNowhere;
    } else if (text[i] == '"' || text[i] == '\'' || text[i] == '`') {
      quote = text[i];
    }
  }
  return quote == '\0' ? kNowhere : text.find(close, from);
}

// Takes "-" off both ends of the inside.
void take_trims(std::string_view& inside, TemplateTag& tag) {
  tag.trims_before = inside.starts_with('-');
  if (tag.trims_before) inside.remove_prefix(1);
  tag.trims_behind = inside.ends_with('-');
  if (tag.trims_behind) inside.remove_suffix(1);
  inside = trim(inside);
}

// Splits "name arguments"; false if it does not begin with a name.
bool take_name(std::string_view inside, TemplateTag& tag) {
  if (inside.empty() || !is_name_start(inside.front())) return false;
  std::size_t end = 1;
  while (end < inside.size() && is_name(inside[end])) ++end;
  tag.name = inside.substr(0, end);
  const std::string_view rest = inside.substr(end);
  if (!rest.empty() && std::string_view(" \t\r\n\"'(").find(rest.front()) == kNowhere) return false;
  tag.arguments = trim(rest);
  return true;
}

struct Delimiters {
  std::string_view open;
  std::string_view close;
  Kind kind;
};

// "{{<" and "{{%" come before "{{".
constexpr Delimiters kDelimiters[] = {
    {"{{</*", "*/>}}", Kind::kEscaped}, {"{{%/*", "*/%}}", Kind::kEscaped},
    {"{{<", ">}}", Kind::kShortcode},   {"{{%", "%}}", Kind::kShortcode},
    {"{{", "}}", Kind::kOutput},        {"{%", "%}", Kind::kStatement},
    {"{# ", " #}", Kind::kComment},
};

bool read_inside(std::string_view inside, TemplateTag& tag) {
  switch (tag.kind) {
    case Kind::kEscaped:
    case Kind::kComment:
      tag.arguments = inside;
      return true;
    case Kind::kShortcode:
      inside = trim(inside);
      tag.is_closing = inside.starts_with('/');
      if (tag.is_closing) inside = trim(inside.substr(1));
      if (inside.ends_with('/')) inside = trim(inside.substr(0, inside.size() - 1));
      return take_name(inside, tag);
    case Kind::kOutput:
      take_trims(inside, tag);
      tag.arguments = inside;
      return !inside.empty() && (inside.front() == '"' || inside.front() == '\'' ||
                                 inside.find_first_of("{}") == kNowhere);
    case Kind::kStatement:
      take_trims(inside, tag);
      if (inside.starts_with('#')) {
        tag.kind = Kind::kComment;
        return true;
      }
      return inside.find("{%") == kNowhere && take_name(inside, tag);
  }
  return false;
}

}  // namespace

std::optional<TemplateTag> template_tag_at(std::string_view text, std::size_t at) {
  if (at > 0 && text[at - 1] == '{') return std::nullopt;
  const std::string_view window = text.substr(0, at + kLongest);
  for (const Delimiters& delimiters : kDelimiters) {
    if (!text.substr(at).starts_with(delimiters.open)) continue;
    const std::size_t begin = at + delimiters.open.size();
    const bool has_quotes = delimiters.kind != Kind::kEscaped && delimiters.kind != Kind::kComment;
    const std::size_t close = has_quotes ? find_close(window, begin, delimiters.close)
                                         : window.find(delimiters.close, begin);
    if (close == kNowhere) return std::nullopt;
    TemplateTag tag;
    tag.kind = delimiters.kind;
    tag.begin = at;
    tag.end = close + delimiters.close.size();
    const std::string_view inside = window.substr(begin, close - begin);
    if (has_blank_line(inside) || !read_inside(inside, tag)) return std::nullopt;
    return tag;
  }
  return std::nullopt;
}

}  // namespace feedgen
