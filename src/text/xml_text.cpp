#include "text/xml_text.h"

#include <cstdint>

namespace feedgen {
namespace {

bool is_illegal_control(char c) {
  const auto byte = static_cast<std::uint8_t>(c);
  return byte < 0x20 && c != '\t' && c != '\n' && c != '\r';
}

// U+FFFE and U+FFFF are EF BF BE and EF BF BF.
bool is_noncharacter_at(std::string_view text, std::size_t i) {
  return text[i] == '\xEF' && i + 2 < text.size() && text[i + 1] == '\xBF' &&
         (text[i + 2] == '\xBE' || text[i + 2] == '\xBF');
}

// Whether a look at the single bytes is worth while. Without branches, so that compilers vectorise
// it: nearly all text passes through here several times, and nearly all of it is legal.
bool may_be_illegal(std::string_view block) {
  unsigned suspicious = 0;
  for (const char c : block) {
    const auto byte = static_cast<std::uint8_t>(c);
    const unsigned control =
        static_cast<unsigned>(byte < 0x20) & static_cast<unsigned>(byte != '\t') &
        static_cast<unsigned>(byte != '\n') & static_cast<unsigned>(byte != '\r');
    suspicious |= control | static_cast<unsigned>(byte == 0xEF);
  }
  return suspicious != 0;
}

std::size_t find_illegal(std::string_view text, std::size_t from) {
  constexpr std::size_t kBlock = 256;
  for (std::size_t begin = from; begin < text.size(); begin += kBlock) {
    const std::string_view block = text.substr(begin, kBlock);
    if (!may_be_illegal(block)) continue;
    for (std::size_t i = begin; i < begin + block.size(); ++i) {
      if (is_illegal_control(text[i]) || is_noncharacter_at(text, i)) return i;
    }
  }
  return std::string_view::npos;
}

}  // namespace

bool is_xml_text(std::string_view text) { return find_illegal(text, 0) == std::string_view::npos; }

std::string to_xml_text(std::string_view text) {
  std::string legal(text);
  for (std::size_t i = find_illegal(legal, 0); i != std::string::npos; i = find_illegal(legal, i)) {
    if (legal[i] == '\xEF') {
      legal[i + 2] = '\xBD';  // U+FFFD
    } else {
      legal[i] = ' ';
    }
  }
  return legal;
}

std::string escape_html(std::string_view text) {
  std::string html;
  html.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '"':
        html += "&quot;";
        break;
      default:
        html += c;
    }
  }
  return html;
}

}  // namespace feedgen
