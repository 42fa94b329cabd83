#include "support/plain_markdown.h"

#include <algorithm>

#include <md4c-html.h>

#include "format/markdown_source.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

void replace_all(std::string_view old, std::string_view by, std::string& text) {
  for (std::size_t at = text.find(old); at != std::string::npos; at = text.find(old, at)) {
    text.replace(at, old.size(), by);
    at += by.size();
  }
}

// Of an emoji or a definition.
bool has_word_behind_colon(std::string_view text) {
  for (std::size_t at = text.find(':'); at != std::string_view::npos; at = text.find(':', at + 1)) {
    const bool begins_line =
        at == 0 || std::string_view(" \t>\n").find(text[at - 1]) != std::string_view::npos;
    if (begins_line || (at + 1 < text.size() && text[at + 1] > ' ')) return true;
  }
  return false;
}

}  // namespace

bool is_plain_markdown(std::string_view text) {
  const std::string lower = ascii_lower(text);
  const auto has = [&](std::string_view part) { return lower.find(part) != std::string::npos; };
  return !has("$") && !has("{") && !has("[^") && !has("\\(") && !has("\\[") && !has("toc") &&
         !has("![") && !has("\\|") && !has("==") && !has("://") && !has("~") && !has("@") &&
         !has("www.") && !has("*[") && !has("!!!") && !has("???") && !has("[!") &&
         !has("markdown=") && !has("```") && !has("%%") && !has("^[") &&
         text.find('\0') == std::string_view::npos &&
         std::none_of(text.begin(), text.end(),
                      [](char c) { return static_cast<unsigned char>(c) >= 0xE1; }) &&
         !has_word_behind_colon(text);
}

std::string plain_markdown_to_html(std::string_view markdown) {
  constexpr unsigned kDialect =
      MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_PERMISSIVEAUTOLINKS;
  std::string html;
  const auto append = [](const MD_CHAR* text, MD_SIZE size, void* out) {
    static_cast<std::string*>(out)->append(text, size);
  };
  const std::string source = widen_delimiter_rows(markdown);
  md_html(source.data(), static_cast<MD_SIZE>(source.size()), append, &html, kDialect, 0);
  return html;
}

std::string comparable(std::string_view html) {
  constexpr std::string_view kId = " id=\"";
  std::string plain;
  while (!html.empty()) {
    const std::size_t tag = std::min(html.find("<h"), html.size());
    const std::size_t level = std::min(tag + 2, html.size());
    plain += html.substr(0, level);
    html.remove_prefix(level);
    if (html.empty() || html.front() < '1' || html.front() > '6') continue;
    plain += html.front();
    html.remove_prefix(1);
    const std::size_t end = html.find("\">", kId.size());
    if (!html.starts_with(kId) || end == std::string_view::npos) continue;
    html.remove_prefix(end + 1);
  }
  replace_all("%7E", "~", plain);
  for (const std::string_view box : {" disabled>", " disabled checked>"}) {
    const std::string begin = "<input type=\"checkbox\" class=\"task-list-item-checkbox\"";
    replace_all(begin + std::string(box) + "<p>", "<p>" + begin + std::string(box), plain);
  }
  return plain;
}

}  // namespace feedgen
