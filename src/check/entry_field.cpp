#include "check/entry_field.h"

#include <algorithm>

#include "text/ascii.h"

namespace feedgen {
namespace {

std::size_t behind(std::string_view document, std::string_view mark, std::size_t at) {
  const std::size_t found = document.find(mark, at);
  return found == std::string_view::npos ? document.size() : found + mark.size();
}

std::string_view name_of_tag(std::string_view document, std::size_t at) {
  const std::size_t end = std::min(document.find_first_of(" \t\r\n/>", at + 1), document.size());
  return document.substr(at + 1, end - at - 1);
}

// No attribute that feeds write holds `>`, but one may.
std::size_t end_of_tag(std::string_view document, std::size_t at) {
  char quote = 0;
  for (; at < document.size(); ++at) {
    const char c = document[at];
    if (quote != 0) {
      quote = c == quote ? '\0' : quote;
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '>') {
      return at + 1;
    }
  }
  return document.size();
}

std::string_view field_of_element(std::string_view document, std::size_t entry,
                                  std::size_t offset) {
  std::string_view field;
  int depth = 0;
  std::size_t at = entry;
  while (at < document.size() && at <= offset) {
    const std::string_view rest = document.substr(at, 9);
    std::size_t end = at;
    if (rest == "<![CDATA[") {
      end = behind(document, "]]>", at);
    } else if (rest.starts_with("<!--")) {
      end = behind(document, "-->", at);
    } else if (rest.starts_with("</")) {
      end = end_of_tag(document, at);
      if (offset < end) return field;
      --depth;
      if (depth <= 1) field = {};
      if (depth <= 0) return {};
    } else {
      end = end_of_tag(document, at);
      if (depth == 1) field = name_of_tag(document, at);
      if (offset < end) return field;
      const bool is_empty = end >= 2 && document[end - 2] == '/';
      if (is_empty && depth == 1) field = {};
      depth += is_empty ? 0 : 1;
    }
    if (offset < end) return field;
    const std::size_t next = std::min(document.find('<', end), document.size());
    if (offset < next) return field;
    at = next;
  }
  return field;
}

std::string_view field_of_object(std::string_view document, std::size_t entry, std::size_t offset) {
  std::string_view field, last;
  int depth = 0;
  for (std::size_t at = entry; at < document.size() && at <= offset; ++at) {
    const char c = document[at];
    if (c == '"') {
      const std::size_t begin = at + 1;
      for (++at; at < document.size() && document[at] != '"'; ++at) {
        if (document[at] == '\\') ++at;
      }
      if (depth == 1) last = document.substr(begin, std::min(at, document.size()) - begin);
    } else if (c == ':' && depth == 1) {
      field = last;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if (c == '}' || c == ']') {
      if (--depth == 0) return {};
    }
  }
  return field;
}

}  // namespace

std::string_view field_of_entry(std::string_view document, std::size_t entry, std::size_t offset) {
  if (entry >= document.size()) return {};
  return document[entry] == '{' ? field_of_object(document, entry, offset)
                                : field_of_element(document, entry, offset);
}

}  // namespace feedgen
