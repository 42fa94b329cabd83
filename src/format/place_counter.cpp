#include "format/place_counter.h"

#include <algorithm>

#include "text/utf8.h"

namespace feedgen {

Place PlaceCounter::at(std::size_t offset) {
  const std::string_view passed = text_.substr(passed_, offset - passed_);
  passed_ = offset;
  const std::size_t newline = passed.rfind('\n');
  line_ += static_cast<unsigned>(std::count(passed.begin(), passed.end(), '\n'));
  if (newline != std::string_view::npos) column_ = 1;
  column_ += static_cast<unsigned>(
      count_code_points(passed.substr(newline == std::string_view::npos ? 0 : newline + 1)));
  return {{}, line_, column_};
}

}  // namespace feedgen
