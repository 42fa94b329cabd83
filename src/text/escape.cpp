#include "text/escape.h"

namespace feedgen {
namespace {

void append_reference(char c, std::string& out) {
  switch (c) {
    case '&':
      out += "&amp;";
      break;
    case '<':
      out += "&lt;";
      break;
    case '>':
      out += "&gt;";
      break;
    default:
      out += "&quot;";
  }
}

}  // namespace

void append_escaped_markup(std::string_view text, std::string& out) {
  append_escaped(
      text, [](std::uint8_t c) { return (c == '&') | (c == '<') | (c == '>') | (c == '"'); },
      [&](char c) { append_reference(c, out); }, out);
}

void append_escaped_text(std::string_view text, std::string& out) {
  append_escaped(
      text, [](std::uint8_t c) { return (c == '&') | (c == '<') | (c == '>'); },
      [&](char c) { append_reference(c, out); }, out);
}

}  // namespace feedgen
