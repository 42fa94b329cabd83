#include "ids/ledger_row.h"

#include "text/unicode.h"

namespace feedgen {

std::string_view recorded_title(std::string_view title) {
  constexpr std::size_t kMost = 400;
  return title.size() <= kMost ? title : title.substr(0, grapheme_prefix(title, kMost));
}

}  // namespace feedgen
