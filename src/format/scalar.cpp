#include "format/scalar.h"

#include "format/html.h"
#include "text/unicode.h"
#include "text/xml_text.h"

namespace feedgen {

std::optional<bool> switch_value(const Node& node) {
  constexpr std::size_t kLongestWord = 5;
  if (!node.is_scalar() || node.text.size() > kLongestWord) return std::nullopt;
  const std::string text = ascii_lower(node.text);
  if (text == "true" || text == "yes" || text == "on" || text == "y") return true;
  if (text == "false" || text == "no" || text == "off" || text == "n") return false;
  return std::nullopt;
}

std::string clean_text(std::string_view text) {
  // What XML can't carry is never settled.
  if (is_settled_text(text)) return std::string(text);
  return nfc(collapse_space(to_xml_text(text)));
}

std::string plain_text(std::string_view text) {
  if (text.find('&') == std::string_view::npos) return clean_text(text);
  return clean_text(decode_character_references(text));
}

}  // namespace feedgen
