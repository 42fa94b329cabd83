// Takes footnotes' texts out of a Markdown source. Part of the door to md4c.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "syntax/markdown_parts.h"

namespace feedgen {

struct MarkdownNote {
  std::string label;  ///< in lower case
  std::string text;   ///< Markdown, without the indentation
  TextRange lines;    ///< where it stands
};

/// In the order of their places.
std::vector<MarkdownNote> find_notes(std::string_view markdown, const MarkdownParts& parts);

/// The label of "[^label]" at the beginning of `text`, as it is written; empty if there is none.
std::string_view note_label(std::string_view text);

}  // namespace feedgen
