// Footnotes: `[^label]`, and `[^label]: text` at the beginning of a line. Part of the door to md4c.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "format/markdown_parts.h"
#include "format/markdown_source.h"

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

/// References become numbers in the order in which they are first met, and the notes that are
/// referred to, with all their paragraphs, a list at the end, which the renderer makes a section.
/// A note goes on with lines of the same paragraph, and behind blank lines with lines that are
/// indented by four columns. Labels match whatever their case; of two notes with one label the
/// first counts. References without a note stay as they are; notes without a reference are left
/// out, as GitHub has it. Code and HTML are not touched.
/// Where a fence or a comment is open at the end of the text, and would swallow the list, nothing
/// is done.
void arrange_footnotes(MarkdownSource& source);

}  // namespace feedgen
