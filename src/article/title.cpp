#include "article/title.h"

#include <algorithm>

#include "format/html.h"
#include "format/markdown.h"
#include "format/markup_scan.h"
#include "format/node_values.h"
#include "sites/permalink.h"
#include "text/ascii.h"
#include "text/path_parts.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace feedgen {
namespace {

std::string title_of_body(std::string_view path, std::string_view body) {
  // A heading that comes later than this heads no article.
  constexpr std::size_t kBeginning = 16 * 1024;
  std::size_t end = std::min(body.size(), kBeginning);
  while (end < body.size() && (static_cast<unsigned char>(body[end]) & 0xC0U) == 0x80U) --end;
  body = body.substr(0, end);
  const std::string lower = ascii_lower(path);
  if (lower.ends_with(".txt")) return {};
  std::string html(body);
  if (!lower.ends_with(".html") && !lower.ends_with(".htm")) {
    Result<std::string> rendered = markdown_to_html(body);
    if (!rendered) return {};
    html = std::move(*rendered);
  }
  const HtmlFacts facts = read_html_facts(html);
  return facts.heading.empty() ? facts.title : facts.heading;
}

// A slug's hyphens stand for spaces. In any other name they are the author's.
bool is_slug(std::string_view name) {
  return std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || is_ascii_digit(c) || c == '-';
  });
}

// The last part of the path that says something.
std::string title_of_path(std::string_view path) {
  std::string_view name = last_part(path);
  name = name.substr(0, name.rfind('.'));
  if (ascii_lower(name) == "index" && path.find('/') != std::string_view::npos) {
    name = last_part(folder_of(path));
  }
  std::string title = repair_utf8(without_date(name));
  if (is_slug(title)) std::replace(title.begin(), title.end(), '-', ' ');
  title = plain_text(title);
  return title.empty() ? plain_text(repair_utf8(path)) : title;
}

}  // namespace

std::string read_title(const Fields& fields, std::string_view path, std::string_view body) {
  std::string title = plain_text(without_inline_tags(fields.text({"title"})));
  if (title.empty()) title = clean_text(title_of_body(path, body));
  if (title.empty()) title = title_of_path(path);
  return title;
}

}  // namespace feedgen
