// Markdown made ready for md4c, which knows neither footnotes, attribute lists nor mathematics:
// what it would misread is escaped, and what only the renderer can write is marked. Part of the
// door to md4c.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "format/markdown.h"
#include "value/settings.h"

namespace feedgen {

/// Of an HTML element, in the order as written; values are plain text.
using ElementAttributes = std::vector<std::pair<std::string, std::string>>;

/// In the text stands kSpanMark, which md4c takes for an entity, or on a line of its own
/// kBlockMark, an HTML comment: both are passed on untouched. Text of the author that looks
/// the same is no mark, since no mark has its place.
struct MarkdownMark {
  enum class Kind {
    kHtml,            ///< `html` stands here
    kSpan,            ///< `attributes` are those of the element that ended just here, or of the
                      ///< heading around the mark
    kBlockAbove,      ///< `attributes` are those of the block above
    kBlockBelow,      ///< `attributes` are those of the block below
    kContents,        ///< the block above stands for a table of contents
    kNotes,           ///< the list below holds the footnotes
    kParagraphAbove,  ///< the paragraph above is an element called `html`; "": its inside alone
    kNoHead,          ///< the table below has no head
  };
  std::size_t at = 0;
  Kind kind = Kind::kHtml;
  std::string html;
  ElementAttributes attributes;
};

inline constexpr std::string_view kSpanMark = "&mark;";
inline constexpr std::string_view kBlockMark = "<!--mark-->";

struct MarkdownSource {
  std::string text;
  std::vector<MarkdownMark> marks;        ///< by place
  std::vector<std::string> note_returns;  ///< HTML for the end of each footnote: the way back
};

/// One change of a source's text.
struct MarkdownEdit {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string text;                                 ///< what stands there instead
  std::optional<MarkdownMark> mark = std::nullopt;  ///< which stands for the whole of `text`
  std::vector<MarkdownEdit> behind = {};  ///< what comes right behind it; their places don't count
};

/// Makes the changes, which are in the order of their places. One that begins inside of the one
/// before is not made. The marks that `source` has move with the text; those in a part that is
/// replaced are gone.
void apply_edits(const std::vector<MarkdownEdit>& edits, MarkdownSource& source);
void apply_edits(const std::vector<const MarkdownEdit*>& edits, MarkdownSource& source);

/// GFM's delimiter row needs one hyphen a column, md4c's three characters: "|-|:-|" below a line
/// with a '|' becomes "|---|:---|". Lines in fenced code stay as they are, and so does everything
/// else.
std::string widen_delimiter_rows(std::string_view markdown);

/// Footnotes, containers, definitions, abbreviations, named links, what is found in a line,
/// attribute lists, mathematics, and tables that md4c 0.4.8 does not know. What has none of them is
/// looked through once and copied.
MarkdownSource extend_markdown(std::string_view markdown, const MarkdownHabits& habits,
                               const MarkdownTargets& targets = {});

}  // namespace feedgen
