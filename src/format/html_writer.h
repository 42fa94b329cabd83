// Writes HTML, tag by tag, so that every HTML5 parser reads the same elements, attributes and
// texts again (WHATWG HTML section 13.3). Which element may hold which is not checked.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace feedgen {

class HtmlWriter {
 public:
  /// Memory for that many bytes is taken at once.
  void reserve(std::size_t bytes) { html_.reserve(bytes); }

  /// "<p". Attributes follow, then end_tag(); also for elements without an end tag.
  void open(std::string_view name);
  void attribute(std::string_view name, std::string_view value);
  void end_tag();

  /// "</p>"
  void close(std::string_view name);

  void text(std::string_view text);

  /// A place between two tags or texts.
  struct Mark {
    std::size_t size = 0;
    bool drops_line_end = false;
  };
  Mark mark() const { return {html_.size(), drops_line_end_}; }

  /// Takes back what was written since `mark`: whole elements and texts.
  void cut(const Mark& mark) {
    html_.resize(mark.size);
    drops_line_end_ = mark.drops_line_end;
  }

  const std::string& html() const { return html_; }
  std::string take() { return std::move(html_); }

 private:
  std::string html_;
  bool is_open_pre_ = false;     // the tag that is being written is <pre>
  bool drops_line_end_ = false;  // a parser ignores a line end right here
};

}  // namespace feedgen
