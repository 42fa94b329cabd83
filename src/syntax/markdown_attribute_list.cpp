#include "syntax/markdown_attribute_list.h"

#include <algorithm>
#include <array>

#include "text/ascii.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

// What these may say is the cleaner's business.
constexpr std::array<std::string_view, 17> kKept{
    "align", "alt",   "class", "dir",    "height", "hreflang", "id",    "lang",     "loading",
    "rel",   "start", "style", "target", "title",  "type",     "width", "translate"};

bool is_kept(std::string_view name) {
  return std::find(kKept.begin(), kKept.end(), name) != kKept.end();
}

bool is_name_start(char c) {
  return is_ascii_letter(c) || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

bool is_name(char c) { return is_name_start(c) || is_ascii_digit(c) || c == '-' || c == ':'; }

std::string_view take_name(std::string_view& text) {
  if (text.empty() || !is_name_start(text.front())) return {};
  std::size_t end = 1;
  while (end < text.size() && is_name(text[end])) ++end;
  const std::string_view name = text.substr(0, end);
  text.remove_prefix(end);
  return name;
}

// Quoted, or up to a space.
std::optional<std::string_view> take_value(std::string_view& text) {
  if (!text.empty() && (text.front() == '"' || text.front() == '\'')) {
    const std::size_t end = text.find(text.front(), 1);
    if (end == std::string_view::npos) return std::nullopt;
    const std::string_view value = text.substr(1, end - 1);
    text.remove_prefix(end + 1);
    return value;
  }
  const std::size_t end = std::min(text.find_first_of(" \t"), text.size());
  if (end == 0) return std::nullopt;
  const std::string_view value = text.substr(0, end);
  text.remove_prefix(end);
  return value;
}

bool take_item(std::string_view& text, AttributeList& list) {
  if (text.front() == '.' || text.front() == '#') {
    const bool is_class = text.front() == '.';
    text.remove_prefix(1);
    if (is_class && text.starts_with('-')) return false;
    const std::string_view name = take_name(text);
    if (name.empty()) return false;
    list.attributes.emplace_back(is_class ? "class" : "id", name);
    return true;
  }
  const std::string_view name = take_name(text);
  if (name.empty()) return false;
  if (!text.starts_with('=')) {
    list.names.emplace_back(name);
    return true;
  }
  text.remove_prefix(1);
  const std::optional<std::string_view> value = take_value(text);
  if (!value) return false;
  const std::string lower = ascii_lower(name);
  if (is_kept(lower)) list.attributes.emplace_back(lower, *value);
  return true;
}

}  // namespace

std::optional<AttributeList> parse_attribute_list(std::string_view text) {
  AttributeList list;
  bool is_empty = true;
  for (text = trim(text); !text.empty(); text = trim(text)) {
    if (!take_item(text, list)) return std::nullopt;
    is_empty = false;
    // Classes and ids may follow each other without a space.
    if (!text.empty() && std::string_view(" \t.#").find(text.front()) == std::string_view::npos) {
      return std::nullopt;
    }
  }
  if (is_empty) return std::nullopt;
  return list;
}

}  // namespace feedgen
