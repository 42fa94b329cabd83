#include "syntax/markdown_ids.h"

#include "text/unicode.h"

namespace feedgen {

std::string HeadingIds::take(std::string_view heading) {
  const std::string slug = heading_slug(trim(heading));
  if (slug.empty()) return {};
  std::string id = slug;
  while (last_number_.contains(id)) id = slug + '-' + std::to_string(++last_number_[slug]);
  last_number_.emplace(id, 0);
  return id;
}

}  // namespace feedgen
