#include "content/more_mark.h"

#include "content/markup_scan.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

bool is_code(std::string_view name) { return name == "pre" || name == "code"; }

}  // namespace

bool is_more_mark(std::string_view comment) {
  if (!comment.starts_with("<!--") || !comment.ends_with("-->") || comment.size() < 7) return false;
  return ascii_lower(trim(comment.substr(4, comment.size() - 7))) == "more";
}

MoreMark take_more_mark(std::string_view html) {
  MoreMark result;
  std::size_t depth_in_code = 0;
  std::size_t copied = 0;
  MarkupScan scan(html);
  for (MarkupToken token; scan.next(token);) {
    if (token.kind == MarkupToken::Kind::kOpen && is_code(token.name)) ++depth_in_code;
    if (token.kind == MarkupToken::Kind::kClose && is_code(token.name) && depth_in_code > 0) {
      --depth_in_code;
    }
    if (token.kind != MarkupToken::Kind::kComment || depth_in_code > 0) continue;
    if (!is_more_mark(html.substr(token.begin, token.end - token.begin))) continue;
    result.html += html.substr(copied, token.begin - copied);
    if (result.at == std::string::npos) result.at = result.html.size();
    copied = token.end;
  }
  result.html += html.substr(copied);
  return result;
}

}  // namespace feedgen
