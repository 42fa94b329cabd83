// Marks that split the inside of a theme's tag into parts: `<!-- tab Title@icon -->` …
// `<!-- endtab -->`, `<!-- timeline 2020 -->`, `<!-- cell -->`.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "body/shortcodes/tag_translation.h"

namespace feedgen {

struct TagMark {
  std::string_view word;  ///< "tab", "timeline", …
  std::string_view text;  ///< behind the word
  bool is_end = false;    ///< "endtab"
  std::size_t end = 0;    ///< behind the mark
};

/// The mark whose `<!--` stands at `at`; nothing for other comments.
std::optional<TagMark> mark_at(std::string_view text, std::size_t at);

/// The marks of one tag, in order.
class TagMarks {
 public:
  /// `arguments` of the tag begin with a name, after which tabs without a title are called.
  explicit TagMarks(std::string arguments) : arguments_(std::move(arguments)) {}

  /// The title of the part that begins with the mark, as HTML; empty: it has none.
  std::string title_of(const TagMark& mark, const TagContext& context);

 private:
  std::string arguments_;
  std::size_t tabs_ = 0;
};

}  // namespace feedgen
