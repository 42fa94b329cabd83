// The ends of tags, `{% endnote %}`, `{{< /note >}}`, and the marks that split the inside of a
// theme's tag into parts: `<!-- tab Title@icon -->` … `<!-- endtab -->`, `<!-- timeline 2020 -->`,
// `<!-- cell -->`.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "body/shortcodes/tag_translation.h"
#include "body/shortcodes/template_tag.h"

namespace feedgen {

/// `end` ends a tag like `begin`.
bool is_end_of(const TemplateTag& end, const TemplateTag& begin);

/// The tag ends some tag.
bool is_end(const TemplateTag& tag);

/// Finds the ends in one text. All of them are looked for at once, when the first is asked for.
class TagEnds {
 public:
  /// `text` outlives this.
  explicit TagEnds(std::string_view text) : text_(text) {}

  /// The first end behind the tag. Of several pairs of one name the inner ones end first, but
  /// whether there is an end at all is what matters.
  std::optional<TemplateTag> find(const TemplateTag& tag);

 private:
  void read();

  std::string_view text_;
  bool is_read_ = false;
  std::map<std::string, std::vector<TemplateTag>, std::less<>> ends_;  // by the names of beginnings
};

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
