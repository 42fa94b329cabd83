// Footnotes: `[^label]`, and `[^label]: text` at the beginning of a line. Part of the door to md4c.
#pragma once

#include "format/markdown_source.h"

namespace feedgen {

/// References become numbers in the order in which they are first met, and the notes that are
/// referred to, with all their paragraphs, a list at the end, which the renderer makes a section.
/// A note goes on with lines of the same paragraph, and behind blank lines with lines that are
/// indented by four columns. Labels match whatever their case; of two notes with one label the
/// first counts. References without a note stay as they are; notes without a reference are left
/// out, as GitHub has it. Code and HTML are not touched.
/// Where a fence or a comment is open at the end of the text, and would swallow the list, nothing
/// is done.
void arrange_footnotes(MarkdownSource& source);

/// Notes that stand in the text, `^[like this]`, get labels, and definitions at the end of it.
void name_notes_in_text(std::string& text);

}  // namespace feedgen
