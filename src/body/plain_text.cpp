#include "body/plain_text.h"

#include <algorithm>

#include "text/unicode.h"
#include "text/xml_text.h"

namespace feedgen {
bool is_more_mark(std::string_view inside) { return ascii_lower(trim(inside)) == "more"; }

bool is_more_comment(std::string_view comment) {
  if (!comment.starts_with("<!--") || !comment.ends_with("-->") || comment.size() < 7) return false;
  return is_more_mark(comment.substr(4, comment.size() - 7));
}

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

PlainText plain_text_to_html(std::string_view text) {
  PlainText result;
  std::string& html = result.html;
  bool in_paragraph = false;
  const auto end_paragraph = [&] {
    if (in_paragraph) html += "</p>\n";
    in_paragraph = false;
  };
  while (!text.empty()) {
    const std::string_view line = trim(take_line(text));
    if (line.empty() || is_more_comment(line)) {
      end_paragraph();
      if (!line.empty() && result.more_at == std::string::npos) result.more_at = html.size();
    } else {
      html += in_paragraph ? "<br>\n" : "<p>";
      html += escape_html(line);
      in_paragraph = true;
    }
  }
  end_paragraph();
  return result;
}

}  // namespace feedgen
