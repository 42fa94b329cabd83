#include "body/code_regions.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include "format/markup_scan.h"

namespace feedgen {
namespace {

bool is_code(std::string_view name) { return name == "pre" || name == "code"; }

void add_html_regions(std::string_view html, std::vector<TextRange>& regions) {
  std::size_t depth = 0;
  std::size_t begin = 0;
  MarkupScan scan(html);
  for (MarkupToken token; scan.next(token);) {
    if (token.kind == MarkupToken::Kind::kOpen && is_code(token.name) && depth++ == 0) {
      begin = token.end;
    } else if (token.kind == MarkupToken::Kind::kClose && is_code(token.name) && depth > 0) {
      if (--depth == 0) regions.push_back({begin, token.begin});
    } else if (depth == 0 && (token.kind == MarkupToken::Kind::kComment || token.is_raw)) {
      regions.push_back({token.begin, token.end});
    }
  }
  if (depth > 0) regions.push_back({begin, html.size()});
}

// What begins inside of another region and ends outside makes that longer.
std::vector<TextRange> merge(std::vector<TextRange> regions) {
  std::sort(regions.begin(), regions.end(),
            [](const TextRange& a, const TextRange& b) { return a.begin < b.begin; });
  std::vector<TextRange> merged;
  for (const TextRange& region : regions) {
    if (region.begin == region.end) continue;
    if (!merged.empty() && region.begin < merged.back().end) {
      merged.back().end = std::max(merged.back().end, region.end);
    } else {
      merged.push_back(region);
    }
  }
  return merged;
}

}  // namespace

std::vector<TextRange> find_code_regions(std::string_view text, CodeRule rule) {
  if (rule == CodeRule::kHtml) {
    std::vector<TextRange> regions;
    add_html_regions(text, regions);
    return merge(std::move(regions));
  }
  std::vector<TextRange> regions = find_markdown_parts(text).code;
  // "`<pre>`" opens nothing.
  std::string html(text);
  for (const TextRange& code : regions) {
    for (std::size_t i = code.begin; i < code.end; ++i) {
      if (html[i] != '\n') html[i] = 'x';
    }
  }
  add_html_regions(html, regions);
  return merge(std::move(regions));
}

}  // namespace feedgen
