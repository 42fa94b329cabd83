// The ends of tags: `{% endnote %}`, `{{< /note >}}`.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

}  // namespace feedgen
