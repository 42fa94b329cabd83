#include "format/markdown_box_heading.h"

#include <algorithm>

#include "text/ascii.h"
#include "text/unicode.h"

namespace feedgen {

std::string capitalised(std::string_view word) {
  std::string text = ascii_lower(word);
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 32);
  return text;
}

std::string_view word_at(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() &&
         (is_ascii_alphanumeric(text[end]) || text[end] == '-' || text[end] == '_')) {
    ++end;
  }
  return text.empty() || !is_ascii_letter(text[0]) ? std::string_view() : text.substr(0, end);
}

std::optional<BoxHeading> box_heading_of(std::string_view text) {
  BoxHeading heading;
  text = trim(text);
  if (text.starts_with("{")) {
    text.remove_prefix(std::min(text.find_first_not_of("{. "), text.size()));
    heading.kind = ascii_lower(word_at(text));
    return heading;
  }
  const std::string_view kind = word_at(text);
  if (kind.empty()) return std::nullopt;
  heading.kind = ascii_lower(kind);
  text = trim(text.substr(kind.size()));
  if (text.ends_with('}')) text = trim(text.substr(0, text.rfind('{')));
  const bool is_quoted = text.size() > 1 && ((text.front() == '"' && text.back() == '"') ||
                                             (text.front() == '[' && text.back() == ']'));
  heading.title = is_quoted ? text.substr(1, text.size() - 2) : text;
  heading.has_title = !text.empty();
  return heading;
}

}  // namespace feedgen
