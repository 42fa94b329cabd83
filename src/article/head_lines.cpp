#include "article/head_lines.h"

#include <array>

#include "text/ascii.h"
#include "text/unicode.h"

namespace feedgen {

bool is_rule(std::string_view line, char c) {
  return line.size() >= 3 && line.find_first_not_of(c) == std::string_view::npos;
}

bool is_telling(std::string_view key) {
  constexpr std::array<std::string_view, 12> kKeys{"title",   "date",    "categories", "category",
                                                   "tags",    "author",  "authors",    "layout",
                                                   "updated", "lastmod", "permalink",  "slug"};
  // What nobody else may read is no body.
  const bool keeps_back = key == "draft" || key == "password" || key == "private" ||
                          key == "published" || key == "hidden";
  return keeps_back || is_one_of(key, kKeys);
}

std::string header_key(std::string_view line) {
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 40) return {};
  const std::string_view key = line.substr(0, colon);
  const bool plain =
      all_of(key, [](char c) { return is_ascii_alphanumeric(c) || c == '_' || c == '-'; });
  if (!plain) return {};
  std::string lower = ascii_lower(key);
  const std::string_view value = line.substr(colon + 1);
  const bool is_apart = value.empty() || value.front() == ' ' || value.front() == '\t';
  if (is_apart || (is_telling(lower) && !value.starts_with("//"))) return lower;
  return {};
}

}  // namespace feedgen
