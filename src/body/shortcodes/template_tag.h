// Template tags as they are written: Liquid's and Nunjucks's `{% name … %}`, `{{ … }}` and
// `{# … #}`, Hugo's `{{< name … >}}` and `{{% name … %}}`. What they mean is not known here.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

#include "text/ascii.h"

namespace feedgen {

struct TemplateTag {
  enum class Kind {
    kStatement,  ///< `{% name arguments %}`, `{%- … -%}`
    kOutput,     ///< `{{ arguments }}`, `{{- … -}}`
    kComment,    ///< `{# … #}` and `{% # … %}`
    kShortcode,  ///< `{{< name arguments >}}`, `{{% … %}}`
    kEscaped,    ///< `{{</* … */>}}`, `{{%/* … */%}}`: a shortcode that is shown
  };
  Kind kind = Kind::kStatement;
  std::string_view name;  ///< of a statement or shortcode, without Hugo's '/'
  std::string_view arguments;
  bool is_closing = false;  ///< `{{< /name >}}`
  bool trims_before = false;
  bool trims_behind = false;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Finds the tags of one text.
class TemplateTagFinder {
 public:
  /// `text` outlives the finder.
  explicit TemplateTagFinder(std::string_view text) : text_(text) {}

  /// The tag that begins with the `{` at `at`. It has at most 4096 bytes and no blank line, and
  /// statements and shortcodes begin with a name of ASCII letters; so "50{%", "{{{",
  /// "\frac{{a}}{b}" (an output needs more than this to count: template_output.h) and what is never
  /// closed is text. Asked from the beginning to the end, it looks for closing marks in one pass.
  std::optional<TemplateTag> tag_at(std::size_t at);

 private:
  static constexpr std::size_t kForms = 7;  // of delimiters

  std::string_view text_;
  std::array<NextPlace, kForms> closes_;
  NextPlace blank_line_;
};

}  // namespace feedgen
