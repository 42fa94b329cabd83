#include "body/shortcodes/code_regions.h"

#include <algorithm>

namespace feedgen {

void CodeRegions::pass_listing(TextRange listing) {
  const auto [begin, end] = listing;
  std::replace_if(
      masked_.begin() + static_cast<std::ptrdiff_t>(begin),
      masked_.begin() + static_cast<std::ptrdiff_t>(end), [](char c) { return c != '\n'; }, 'x');
  const TextRange* last = at(end - 1);
  if (last == nullptr || last->begin < begin || last->end <= end || searches_ == 0) return;
  --searches_;
  regions_ = find_code_regions(masked_, rule_);
}

}  // namespace feedgen
