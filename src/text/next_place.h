// The next place of something in a text, for those who ask again and again from further on, and
// mostly for what is far away or nowhere.
#pragma once

#include <cstddef>
#include <string_view>

namespace feedgen {

class NextPlace {
 public:
  /// The first place at or behind `from`, or npos. `find` says the same for any place, and is asked
  /// only when what it said last does not answer the question: so growing `from` cost one pass over
  /// the text.
  template <class Find>
  std::size_t at_or_behind(std::size_t from, const Find& find) {
    if (!is_known_ || from < from_ || from > found_) {
      from_ = from;
      found_ = find(from);
      is_known_ = true;
    }
    return found_;
  }

 private:
  std::size_t from_ = 0;
  std::size_t found_ = 0;  // nothing is between the two; npos is behind all
  bool is_known_ = false;
};

}  // namespace feedgen
