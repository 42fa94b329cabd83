// A body's HTML becomes HTML that every reader can show as it is: safe, with whole addresses, and
// the same tree for every parser.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "body/link_targets.h"
#include "value/result.h"
#include "value/settings.h"

namespace feedgen {

struct CleanRules {
  std::string_view url;  ///< of the article; empty: not known
  const Settings& settings;
  const LinkTargets* targets = nullptr;  ///< null: addresses lead where they say
};

struct CleanHtml {
  std::string html;  ///< valid UTF-8 that XML can carry, without white space at its ends
  std::string text;  ///< what a person reads of it, with white space as it stands there: without
                     ///< ruby readings, captions and players; ends after kMostCleanText bytes
  /// Of that, what stands before `<!-- more -->`, with white space collapsed.
  std::optional<std::string> text_before_more;
  std::string picture;       ///< the first picture's address; empty: none
  std::string picture_text;  ///< what pictures show, in words: their `alt`
};

inline constexpr std::size_t kMostCleanText = 128U * 1024;

/// Keeps what elements.h, attributes.h and styles.h allow; addresses become absolute as
/// body_address.h says, lazy pictures real ones, frames a link, with a player before it where
/// player.h knows one. What is hidden (`hidden`, `display: none`) is left out, so are counters of
/// one pixel, advertisements and comments. A picture or a link without an address becomes its text.
/// What only the page needs goes (leftovers.h); formulas that MathJax would have rendered stay as
/// they were written. `html` is valid UTF-8.
///
/// Cleaned HTML is read back as the tree that it was written from, and cleaning it again changes
/// nothing (but for `rewrite` rules that fit what they made). Where leaving out an element would
/// break that, it is read and cleaned again, as browsers would read it.
///
/// Fails for HTML of more than 16 MiB, and for HTML that would keep parsers busy: see ParseCost.
[[nodiscard]] Result<CleanHtml> clean_html(std::string_view html, const CleanRules& rules);

/// How much work a piece of HTML would be for a parser, known before it is parsed, in steps of a
/// few nanoseconds each. Parsers walk through all open elements for most tags, so that 100,000 open
/// tags keep them busy for minutes.
struct ParseCost {
  /// For each tag the number of elements that may be open there. More than it takes where tags are
  /// closed by others than their own end tag; less where an element stays open that is usually
  /// closed by the next (`<rt>` without `<ruby>`, `<dt><li>`), which walk_html() gives up.
  std::uint64_t nesting = 0;
  /// For each attribute the number of those before it in its tag; for one of `<html>` and `<body>`
  /// of those in all such tags, which become one element.
  std::uint64_t attributes = 0;
};

/// One pass over `html`.
ParseCost parse_cost(std::string_view html);

}  // namespace feedgen
