#include "syntax/html_writer.h"

namespace feedgen {
namespace {

// `<` and `>` need no escaping in attributes, but whoever reads HTML with simpler means than a
// parser must not see tags there.
constexpr std::string_view kSpecialInAttributes = "&<>\"";
constexpr std::string_view kSpecialInText = "&<>";

void append_escaped(std::string_view text, std::string_view special, std::string& html) {
  for (std::size_t start = 0;;) {
    const std::size_t end = text.find_first_of(special, start);
    html += text.substr(start, end - start);
    if (end == std::string_view::npos) return;
    switch (text[end]) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      default:
        html += "&quot;";
    }
    start = end + 1;
  }
}

}  // namespace

void HtmlWriter::open(std::string_view name) {
  html_ += '<';
  html_ += name;
  is_open_pre_ = name == "pre";
}

void HtmlWriter::attribute(std::string_view name, std::string_view value) {
  html_ += ' ';
  html_ += name;
  html_ += "=\"";
  append_escaped(value, kSpecialInAttributes, html_);
  html_ += '"';
}

void HtmlWriter::end_tag() {
  html_ += '>';
  drops_line_end_ = is_open_pre_;
}

void HtmlWriter::close(std::string_view name) {
  html_ += "</";
  html_ += name;
  html_ += '>';
  drops_line_end_ = false;
}

void HtmlWriter::text(std::string_view text) {
  if (text.empty()) return;
  if (drops_line_end_ && text.front() == '\n') html_ += '\n';
  drops_line_end_ = false;
  append_escaped(text, kSpecialInText, html_);
}

}  // namespace feedgen
