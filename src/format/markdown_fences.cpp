#include "format/markdown_fences.h"

#include <algorithm>

#include "text/unicode.h"

namespace feedgen {

std::string_view without_quote_marks(std::string_view line) {
  const std::size_t start = line.find_first_not_of(" \t>");
  return start == std::string_view::npos ? std::string_view() : line.substr(start);
}

bool FenceFollower::is_in_code(std::string_view line) {
  line = without_quote_marks(line);
  const std::size_t length =
      std::min(line.find_first_not_of(line.substr(0, 1) == "~" ? '~' : '`'), line.size());
  if (open_length_ == 0) {
    if (length < 3) return false;
    open_ = line.front();
    open_length_ = length;
  } else if (length >= open_length_ && line.front() == open_ && trim(line.substr(length)).empty()) {
    open_length_ = 0;
  }
  return true;
}

}  // namespace feedgen
