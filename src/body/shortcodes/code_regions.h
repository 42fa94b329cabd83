// Where a body has code, while the listings that template tags make of it are passed one by one.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "body/shortcodes/template_tag.h"

namespace feedgen {

class CodeRegions {
 public:
  CodeRegions(std::string_view source, CodeRule rule)
      : rule_(rule), masked_(source), regions_(find_code_regions(source, rule)) {}

  /// The code that the byte at `at` belongs to; null: it is no code.
  const TextRange* at(std::size_t at) const { return range_at(regions_, at); }

  /// The range has become a listing, and is no Markdown any more. Code that begins in it and does
  /// not end there made the rest of the text look like code, so that is searched again; at most 16
  /// times.
  void pass_listing(TextRange listing);

 private:
  CodeRule rule_;
  std::string masked_;  // the source without its listings
  std::vector<TextRange> regions_;
  unsigned searches_ = 16;
};

}  // namespace feedgen
