// The statements of Liquid and Nunjucks in a body: `if`, `case`, `for`, `assign`, `capture` and
// `include` are carried out as far as the values that they ask for are known.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "body/shortcodes/tag_translation.h"
#include "body/shortcodes/template_output.h"
#include "body/shortcodes/template_tag.h"

namespace feedgen {

struct LiquidText {
  std::string text;             ///< the body without these statements
  TemplateVariables variables;  ///< names in it of values that are not known

  /// A line of the text and the line of the body that it comes from.
  struct Line {
    unsigned line;
    unsigned of_body;
  };
  std::vector<Line> lines;  ///< where lines that follow each other begin; empty: all are the same

  /// Makes a place in the text the one in the body.
  void put_right(Place& place) const;
};

/// Of an `if` that can't be decided, and a `for` over what is not known, the beginning alone is
/// left, which is then said to be left out; and an `include` whose file is not in the site's
/// `_includes`. Nothing is carried out in code, nor between `raw` and its like. Loops have 100
/// turns at most, and 1000 in all; what is included is 256 KiB in all.
LiquidText expand_liquid(std::string_view source, CodeRule rule, const TagContext& context);

}  // namespace feedgen
