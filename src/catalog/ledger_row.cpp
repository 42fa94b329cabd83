#include "catalog/ledger_row.h"

#include "state/checked_row.h"
#include "syntax/scalar.h"
#include "text/unicode.h"
#include "text/utf8.h"

namespace feedgen {

bool is_recordable_id(std::string_view id) {
  constexpr std::size_t kMost = 16U << 10U;
  return !id.empty() && id.size() <= kMost && is_utf8(id) && clean_text(id) == id;
}

bool is_recordable_path(std::string_view path) {
  return !path.empty() && !path.ends_with('/') && path != ".." && !path.ends_with("/..") &&
         is_path_from_home(path);
}

std::string_view recorded_title(std::string_view title) {
  constexpr std::size_t kMost = 400;
  return title.size() <= kMost ? title : title.substr(0, grapheme_prefix(title, kMost));
}

}  // namespace feedgen
