#include "body/shortcodes/tag_translation.h"

#include "text/url.h"
#include "text/xml_text.h"

namespace feedgen {

std::string safe_address(std::string_view address) {
  std::string safe;
  for (const char c : encode_url(address)) {
    switch (c) {
      case '(': safe += "%28"; break;
      case ')': safe += "%29"; break;
      case '\'': safe += "%27"; break;
      case '*': safe += "%2A"; break;
      case '&': safe += "&amp;"; break;
      default: safe += c; break;
    }
  }
  return safe;
}

std::string attribute_of(std::string_view name, std::string_view value) {
  if (value.empty()) return {};
  return ' ' + std::string(name) + "=\"" + escape_html(value) + '"';
}

std::string picture_of(std::string_view address, std::string_view alt,
                       std::initializer_list<std::pair<std::string_view, std::string_view>> more) {
  std::string html = "<img src=\"" + safe_address(address) + '"';
  for (const auto& [name, value] : more) html += attribute_of(name, value);
  return html + " alt=\"" + escape_html(alt) + "\">";
}

std::string link_to(std::string_view address, std::string_view text,
                    std::string_view more_attributes) {
  return "<a href=\"" + safe_address(address) + '"' + std::string(more_attributes) + '>' +
         escape_html(text.empty() ? address : text) + "</a>";
}

}  // namespace feedgen
