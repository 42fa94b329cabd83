#include <string>

#include "format/html.h"
#include "format/html_tree.h"

namespace feedgen {
namespace {

constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kHexDigits = "0123456789ABCDEFabcdef";
constexpr std::string_view kAlphanumerics =
    "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

// `reference` begins with '&' and holds nothing that could be markup.
void append_decoded(std::string_view reference, std::string& out) {
  const HtmlTree tree(reference, GUMBO_TAG_TITLE);
  if (tree.root() == nullptr) {
    out += reference;
    return;
  }
  const GumboVector& children = tree.root()->v.element.children;
  for (unsigned i = 0; i < children.length; ++i) {
    const auto* child = static_cast<const GumboNode*>(children.data[i]);
    if (child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_WHITESPACE) {
      out += child->v.text.text;
    }
  }
}

std::size_t run_length(std::string_view text, std::size_t start, std::string_view characters) {
  const std::size_t end = text.find_first_not_of(characters, start);
  return (end == std::string_view::npos ? text.size() : end) - start;
}

// The length of "&#39;", "&#x27;" and the like at the beginning of `text`; 0 if there is none.
// Sets `digits` to its digits without leading zeros.
std::size_t numeric_length(std::string_view text, std::string_view& digits) {
  if (text.substr(0, 2) != "&#") return 0;
  const bool is_hex = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
  const std::size_t start = is_hex ? 3 : 2;
  const std::size_t length = run_length(text, start, is_hex ? kHexDigits : kDigits);
  if (length == 0) return 0;
  digits = text.substr(start, length);
  digits.remove_prefix(run_length(digits, 0, "0"));
  const std::size_t end = start + length;
  return text.substr(end, 1) == ";" ? end + 1 : end;
}

// Decodes the reference at the beginning of `text` and returns the length of what it took.
std::size_t decode_one(std::string_view text, std::string& out) {
  std::string_view digits;
  const std::size_t numeric = numeric_length(text, digits);
  // gumbo lets large numbers overflow; the largest code point, 1114111, has seven digits.
  if (numeric > 0 && digits.size() > 7) {
    out += "\xEF\xBF\xBD";
    return numeric;
  }
  std::size_t length = numeric;
  if (numeric == 0) {
    length = 1 + run_length(text, 1, kAlphanumerics);
    if (length == 1) {
      out += '&';
      return 1;
    }
    if (text.substr(length, 1) == ";") ++length;
  }
  append_decoded(text.substr(0, length), out);
  return length;
}

}  // namespace

std::string decode_character_references(std::string_view text) {
  std::string out;
  std::size_t start = 0;
  for (std::size_t i = text.find('&'); i != std::string_view::npos; i = text.find('&', start)) {
    out += text.substr(start, i - start);
    start = i + decode_one(text.substr(i), out);
  }
  out += text.substr(start);
  return out;
}

}  // namespace feedgen
