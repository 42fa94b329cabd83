// Whether the tags of a text close each other: readers repair it as browsers do, but not all alike.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "check/judge.h"
#include "format/markup_scan.h"

namespace feedgen {

/// Takes the tags of a text in their order. Only the first one that is not closed, or closes
/// nothing, is said.
class HtmlBalance {
 public:
  /// `offset` is the tag's, for the finding.
  void take(const MarkupToken& token, std::size_t offset, FeedJudge& judge);
  /// At the end of the text.
  void finish(FeedJudge& judge);

 private:
  struct Open {
    std::string name;
    std::size_t offset = 0;
  };

  void add(std::string problem, std::size_t offset, FeedJudge& judge);

  std::vector<Open> open_;
  bool is_done_ = false;  ///< something was said, or tags are nested too deep
};

}  // namespace feedgen
