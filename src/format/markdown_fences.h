// Which lines of Markdown are fenced code (CommonMark section 4.5), as far as the beginnings of
// lines tell. For steps that look at a source line by line.
#pragma once

#include <cstddef>
#include <string_view>

namespace feedgen {

/// The line from its first character that is neither white space nor the mark of a quotation.
std::string_view without_quote_marks(std::string_view line);

class FenceFollower {
 public:
  /// True for lines of fenced code and for the fences themselves. Asked for each line in turn.
  bool is_in_code(std::string_view line);

 private:
  char open_ = '`';
  std::size_t open_length_ = 0;  // 0: no fence is open
};

}  // namespace feedgen
