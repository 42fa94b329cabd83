// Lines that only one renderer or editor reads, and that no reader is to see: kramdown's ends of
// blocks and rules between the rows of a table, Python-Markdown's names of languages, comments of
// notes. Part of the door to md4c.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "format/markdown_source.h"

namespace feedgen {

bool may_have_unread_lines(std::string_view markdown, MarkdownHabits::Dialect dialect);

/// In the order of their places: what goes. In fenced code nothing does.
std::vector<MarkdownEdit> find_unread_lines(std::string_view markdown,
                                            MarkdownHabits::Dialect dialect);

/// The line from its first character that is neither white space nor the mark of a quotation.
std::string_view without_quote_marks(std::string_view line);

/// Which lines are fenced code (CommonMark section 4.5), as far as the beginnings of lines tell.
class FenceFollower {
 public:
  /// True for lines of fenced code and for the fences themselves. Asked for each line in turn, with
  /// the marks of quotations, or from its text on.
  bool is_in_code(std::string_view line) { return follow(without_quote_marks(line)); }
  bool follow(std::string_view text);

 private:
  char open_ = '`';
  std::size_t open_length_ = 0;  // 0: no fence is open
};

}  // namespace feedgen
