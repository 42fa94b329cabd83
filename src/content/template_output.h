// What `{{ … }}` stands for, where that is known without running the site's templates.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "content/tag_translation.h"

namespace feedgen {

struct TemplateOutput {
  std::string name;                 ///< of the variable, for messages
  std::optional<std::string> text;  ///< for Markdown and HTML both; nothing: its value is not known
};

/// Only an expression of Jekyll's or Hexo's is one: a text in quotes, or a variable of the site,
/// the page or the templates (`site.baseurl`, `page.title`, `post.url`, `include.x`, …), with
/// filters behind. `{{ name }}` of other template languages, and braces of any other kind, are
/// text: nothing is returned.
std::optional<TemplateOutput> evaluate_output(std::string_view expression,
                                              const TagContext& context);

}  // namespace feedgen
