#include "format/html_writer.h"

#include "text/xml_text.h"

namespace feedgen {
void HtmlWriter::open(std::string_view name) {
  html_ += '<';
  html_ += name;
  is_open_pre_ = name == "pre";
}

void HtmlWriter::attribute(std::string_view name, std::string_view value) {
  html_ += ' ';
  html_ += name;
  html_ += "=\"";
  // HTML does not ask to escape `<` and `>` here, but programs that search HTML for tags without
  // parsing it must not find any.
  append_escaped_markup(value, html_);
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
  append_escaped_text(text, html_);
}

}  // namespace feedgen
