#include "format/syntax.h"

#include <algorithm>

#include "text/utf8.h"
#include "value/ranges.h"

namespace feedgen {

std::string_view find_remedy(std::string_view message, std::span<const SyntaxRemedy> remedies) {
  const auto found = find_if(remedies, [&](const SyntaxRemedy& each) {
    return message.find(each.words) != std::string_view::npos;
  });
  return found == nullptr ? std::string_view() : found->remedy;
}

Place PositionFinder::at(std::size_t offset) {
  offset = std::min(offset, text_.size());
  if (offset < offset_) go_back(offset);
  for (; offset_ < offset; ++offset_) {
    if (text_[offset_] == '\n') {
      ++line_;
      column_ = 1;
    } else {
      column_ += static_cast<unsigned>(count_code_points(text_.substr(offset_, 1)));
    }
  }
  return {{}, line_, column_};
}

// Within a line the way back is as short as the distance: a text of one long line stays cheap.
void PositionFinder::go_back(std::size_t offset) {
  const std::string_view passed = text_.substr(offset, offset_ - offset);
  const auto lines = static_cast<unsigned>(std::count(passed.begin(), passed.end(), '\n'));
  line_ -= lines;
  offset_ = offset;
  if (lines == 0) {
    column_ -= static_cast<unsigned>(count_code_points(passed));
    return;
  }
  const std::string_view before = text_.substr(0, offset);
  const std::size_t newline = before.rfind('\n');
  const std::size_t start = newline == std::string_view::npos ? 0 : newline + 1;
  column_ = 1 + static_cast<unsigned>(count_code_points(before.substr(start)));
}

}  // namespace feedgen
