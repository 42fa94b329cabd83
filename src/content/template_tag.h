// Template tags as they are written: Liquid's and Nunjucks's `{% name … %}`, `{{ … }}` and
// `{# … #}`, Hugo's `{{< name … >}}` and `{{% name … %}}`. What they mean is not known here.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

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

/// The tag that begins with the `{` at `at`. It has at most 4096 bytes and no blank line, and
/// statements and shortcodes begin with a name of ASCII letters; so "50{%", "{{{", "\frac{{a}}{b}"
/// (an output needs more than this to count: template_output.h) and what is never closed is text.
std::optional<TemplateTag> template_tag_at(std::string_view text, std::size_t at);

}  // namespace feedgen
