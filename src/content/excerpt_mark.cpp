#include "content/excerpt_mark.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "content/markup_scan.h"
#include "content/more_mark.h"

namespace feedgen {
namespace {

bool has_more_mark(std::string_view text) {
  MarkupScan scan(text);
  for (MarkupToken token; scan.next(token);) {
    if (token.kind == MarkupToken::Kind::kComment &&
        is_more_comment(text.substr(token.begin, token.end - token.begin))) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::string mark_excerpt(std::string_view text, std::string_view separator, CodeRule rule) {
  const std::size_t begin = std::min(text.find_first_not_of(" \t\r\n"), text.size());
  std::size_t at = separator.empty() ? std::string_view::npos : text.find(separator, begin);
  if (at == std::string_view::npos || has_more_mark(text)) return std::string(text);
  const std::vector<TextRange> code = find_code_regions(text, rule);
  while (at != std::string_view::npos && range_at(code, at) != nullptr) {
    at = text.find(separator, at + 1);
  }
  if (at == std::string_view::npos) return std::string(text);
  std::string marked(text.substr(0, at));
  marked += "\n\n<!-- more -->\n\n";
  marked += text.substr(at + separator.size());
  return marked;
}

}  // namespace feedgen
