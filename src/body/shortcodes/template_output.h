// The value of `{{ … }}`, where it is known without running the site's templates.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "body/shortcodes/liquid_scope.h"
#include "body/shortcodes/template_tag.h"
#include "value/settings.h"

namespace feedgen {

struct TemplateOutput {
  std::string name;                 ///< of the variable, for messages
  std::optional<std::string> text;  ///< for Markdown and HTML both; nothing: its value is not known
  bool is_nil = false;              ///< it is known to be nothing
};

/// The names that the article's own tags give to values: those of `{% for x in … %}`, `{% assign x
/// = … %}`, `{% capture x %}` and `{% set x = … %}`.
using TemplateVariables = std::set<std::string, std::less<>>;

/// Adds the names that `tag` gives, if it is one of those. Of the variables of an article the first
/// 1000 are known.
void learn_variables(const TemplateTag& tag, TemplateVariables& variables);

/// Only an expression of Jekyll's or Hexo's is one: a text in quotes, or a variable of the site,
/// the page or the templates (`site.baseurl`, `page.title`, `post.url`, `include.x`, …) or one of
/// `variables`, with filters behind. `{{ name }}` of other template languages, and braces of any
/// other kind, are text: nothing is returned.
std::optional<TemplateOutput> evaluate_output(std::string_view expression, const LiquidScope& scope,
                                              const TemplateVariables& variables);

/// Whether what follows `text` is part of an address: of `href="…`, `src=…`, `](…`, `[x]: …`.
bool ends_in_address(std::string_view text);

/// Authors write the site's address before a tag, since one version of their generator gives a path
/// and the next one that with the site's folder. What of `written`'s end belongs to that is removed
/// from it. Returns what has to follow it: `address`, or its path behind another whole address.
std::string join_address(std::string_view address, const Settings& settings, std::string& written);

}  // namespace feedgen
