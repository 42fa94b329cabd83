#include "format/inline_tags.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "format/elements.h"
#include "text/ascii.h"
#include "text/unicode.h"

namespace feedgen {
namespace {

enum class Kind { kOpening, kClosing, kVoid };

struct Tag {
  std::string name;
  Kind kind = Kind::kOpening;
  std::size_t begin = 0, end = 0;
  bool is_paired = false;
};

// Where the tag that begins at `at` ends, quotes minded; `at` if it is none.
std::size_t end_of_tag(std::string_view text, std::size_t at) {
  char quote = '\0';
  for (std::size_t i = at + 1; i < text.size(); ++i) {
    const char c = text[i];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '"' || c == '\'') {
      quote = c;
    } else if (c == '<') {
      return at;
    } else if (c == '>') {
      return i + 1;
    }
  }
  return at;
}

// The tags of known elements, in their order.
std::vector<Tag> find_tags(std::string_view text) {
  std::vector<Tag> tags;
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    Tag tag;
    const bool closes = text.substr(at + 1, 1) == "/";
    const std::size_t name = at + (closes ? 2 : 1);
    std::size_t end = name;
    while (end < text.size() && is_ascii_letter(text[end])) ++end;
    tag.name = ascii_lower(text.substr(name, end - name));
    const Element* element = find_element(tag.name);
    if (element == nullptr || !element->is(Element::kInTitles)) continue;
    const bool is_void = element->is(Element::kVoid);
    if (end >= text.size() ||
        std::string_view(" \t\n/>").find(text[end]) == std::string_view::npos) {
      continue;
    }
    tag.begin = at;
    tag.end = end_of_tag(text, at);
    if (tag.end == at) continue;
    tag.kind = is_void ? Kind::kVoid : closes ? Kind::kClosing : Kind::kOpening;
    tag.is_paired = is_void;
    tags.push_back(std::move(tag));
  }
  return tags;
}

// A closing tag belongs to the nearest opening one of its name that is still open.
void pair_up(std::vector<Tag>& tags) {
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < tags.size(); ++i) {
    if (tags[i].kind == Kind::kOpening) open.push_back(i);
    if (tags[i].kind != Kind::kClosing) continue;
    const auto found = std::find_if(open.rbegin(), open.rend(), [&](std::size_t other) {
      return tags[other].name == tags[i].name;
    });
    if (found == open.rend()) continue;
    tags[*found].is_paired = tags[i].is_paired = true;
    open.erase(std::next(found).base(), open.end());
  }
}

bool is_reading(const Tag& tag) { return tag.name == "rt" || tag.name == "rp"; }

}  // namespace

std::string without_inline_tags(std::string_view text) {
  // No title is longer; what is would cost the square of its tags.
  constexpr std::size_t kLongest = 64 * 1024;
  if (text.size() > kLongest || text.find('<') == std::string_view::npos) return std::string(text);
  std::vector<Tag> tags = find_tags(text);
  pair_up(tags);
  std::string out;
  std::size_t shown = 0;
  bool in_reading = false;
  for (const Tag& tag : tags) {
    if (!tag.is_paired) continue;
    if (!in_reading) out += text.substr(shown, tag.begin - shown);
    if (tag.name == "br") out += ' ';
    if (is_reading(tag)) in_reading = tag.kind == Kind::kOpening;
    shown = tag.end;
  }
  return out + std::string(text.substr(shown));
}

}  // namespace feedgen
