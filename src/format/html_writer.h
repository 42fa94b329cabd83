// Writes HTML, tag by tag, so that every HTML5 parser reads the same elements, attributes and
// texts again (WHATWG HTML section 13.3). Which element may hold which is not checked.
#pragma once

#include <string>
#include <string_view>
#include <utility>

namespace feedgen {

class HtmlWriter {
 public:
  /// "<p". Attributes follow, then end_tag(); also for elements without an end tag.
  void open(std::string_view name);
  void attribute(std::string_view name, std::string_view value);
  void end_tag();

  /// "</p>"
  void close(std::string_view name);

  void text(std::string_view text);

  const std::string& html() const { return html_; }
  std::string take() { return std::move(html_); }

 private:
  std::string html_;
  bool is_open_pre_ = false;     // the tag that is being written is <pre>
  bool drops_line_end_ = false;  // a parser ignores a line end right here
};

}  // namespace feedgen
