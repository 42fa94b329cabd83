#include "content/plain_text.h"

#include <algorithm>

#include "content/more_mark.h"
#include "text/unicode.h"
#include "text/xml_text.h"

namespace feedgen {
namespace {

// Up to LF, CRLF or CR, which is taken off too.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find_first_of("\r\n"), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(end);
  if (text.starts_with("\r\n")) {
    text.remove_prefix(2);
  } else if (!text.empty()) {
    text.remove_prefix(1);
  }
  return line;
}

}  // namespace

std::string plain_text_to_html(std::string_view text) {
  std::string html;
  bool in_paragraph = false;
  const auto end_paragraph = [&] {
    if (in_paragraph) html += "</p>\n";
    in_paragraph = false;
  };
  while (!text.empty()) {
    const std::string_view line = trim(take_line(text));
    if (line.empty()) {
      end_paragraph();
    } else if (is_more_mark(line)) {
      end_paragraph();
      html += line;
      html += '\n';
    } else {
      html += in_paragraph ? "<br>\n" : "<p>";
      html += escape_html(line);
      in_paragraph = true;
    }
  }
  end_paragraph();
  return html;
}

}  // namespace feedgen
