// The steps that make Markdown ready for md4c (markdown_source.h), a file each: what it would
// misread and what it does not know. Part of the door to md4c.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "format/markdown.h"
#include "format/markdown_parts.h"
#include "format/markdown_source.h"
#include "value/settings.h"

namespace feedgen {

/// HTML in the place of a part of the source; `mark` is kSpanMark or kBlockMark.
inline MarkdownEdit html_edit(std::size_t begin, std::size_t end, std::string_view mark,
                              std::string html) {
  return {begin, end, std::string(mark),
          MarkdownMark{0, MarkdownMark::Kind::kHtml, std::move(html), {}}};
}

// markdown_inline.cpp: what stands in the middle of a text.

/// - A run of two or more `*` between two characters of which one is CJK both opens and closes (the
///   CJK-friendly amendment to CommonMark), `**注意：**请` is bold. A single `*` does where it can
///   only be the other half of an emphasis: it is a sign of multiplication too.
/// - `==words==` are marked: no white space inside of the marks, no ASCII letter or digit outside.
/// - `:name:` of an emoji becomes it, unless a letter, digit or colon touches it.
/// - A single `~` is text.
std::vector<MarkdownEdit> find_inline_extensions(std::string_view markdown,
                                                 const MarkdownParts& parts);

/// False for most texts without any.
bool may_have_inline_extensions(std::string_view markdown);

// markdown_addresses.cpp: bare addresses become links, GFM's extended autolinks.

/// `https://a.b/c`, `ftp://…`, `www.a.b` and `me@a.b` in prose outside of links, made what md4c
/// takes for a link. An address ends where GFM has it end, and before CJK punctuation, typographic
/// quotation marks and dashes; a host that goes over into CJK letters ends before them. It may
/// begin right behind CJK text and behind most punctuation. Takes one pass, however many there are.
std::vector<MarkdownEdit> find_bare_addresses(std::string_view markdown,
                                              const MarkdownParts& parts);

/// False for most texts without one.
bool may_have_addresses(std::string_view markdown);

// markdown_attributes.cpp: kramdown's attribute lists, `{: #id .class key="value"}`, and Goldmark's
// at the end of headings, `{#id .class}`.

/// What becomes of the lists of a text, kramdown's definitions of lists (`{:name: .class}`) and
/// its extensions (`{::options … /}`, `{::comment}`): none is shown. Other braces stay.
std::vector<MarkdownEdit> find_attribute_lists(std::string_view markdown,
                                               const MarkdownParts& parts,
                                               const MarkdownHabits& habits);

// markdown_containers.cpp: blocks around Markdown that CommonMark takes for text or raw HTML.

/// Boxes with titles, as block quotations whose first paragraph is the title in bold, else the word
/// for their kind: `> [!NOTE] T` (GitHub, Obsidian), `::: tip T` … `:::` (VuePress, Docusaurus,
/// markdown-it-container), `!!! note "T"` with an indented inside (Python-Markdown). `::: details
/// T` and `??? T` are folded. Of a container of an unknown kind the inside stays, and its title.
/// HTML elements with `markdown="1"` (kramdown, PHP Markdown Extra) hold Markdown.
/// Fenced code is not touched.
std::vector<MarkdownEdit> find_containers(std::string_view markdown);

/// False for most texts without any.
bool may_have_containers(std::string_view markdown);

/// Whether an HTML element of the text says that it holds Markdown.
bool has_markdown_in_html(std::string_view markdown);

// markdown_definitions.cpp: lists of definitions and tables without a head, which CommonMark takes
// for paragraphs.

/// Lines of terms, and below them, or below one blank line, lines that begin with `: `: a `<dl>`
/// (kramdown, Goldmark, PHP Markdown Extra, Python-Markdown). A definition goes on with lines of
/// its paragraph, and behind blank lines with indented ones. With kramdown two rows or more
/// that begin and end with `|` and have no head are a table. Fenced code is not touched.
std::vector<MarkdownEdit> find_definitions(std::string_view markdown,
                                           MarkdownHabits::Dialect dialect);

/// False for most texts without any.
bool may_have_definitions(std::string_view markdown, MarkdownHabits::Dialect dialect);

// markdown_footnotes.cpp: `[^label]`, and `[^label]: text` at the beginning of a line.

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

// markdown_math.cpp: where mathematics stands.

/// `$$…$$`, `\(…\)`, `\[…\]` and `$…$` with their delimiters, as MathJax and KaTeX find them in the
/// finished page, in the order of their places. Not in code, HTML and addresses.
///
/// A `$` opens only before something that is no space and not behind a letter or digit, and closes
/// only behind something that is no space and not before a digit (Pandoc's rule), in the same
/// paragraph: "$5 and $10" is prose. `\[` is CommonMark's way to write a bracket, so it opens only
/// what looks like TeX. Displayed formulas may have any lines but blank ones.
std::vector<TextRange> find_math(std::string_view markdown, const MarkdownParts& parts);

/// The formula so that Markdown leaves every character of it alone. `line` is the source's line
/// up to the formula: marks of a quotation that begin it begin the formula's other lines too.
std::string escape_math(std::string_view formula, std::string_view line);

// markdown_abbreviations.cpp: Abbreviations as kramdown and Python-Markdown have them: a line
// `*[HTML]: Hyper Text Markup Language` says what the word stands for wherever it stands.

bool may_have_abbreviations(std::string_view markdown, MarkdownHabits::Dialect dialect);

/// In the order of their places: the lines go, and each word that one of them explains becomes an
/// `<abbr>`. Of one text the first 100 lines count.
std::vector<MarkdownEdit> find_abbreviations(std::string_view markdown, const MarkdownParts& parts);

// markdown_named_links.cpp: Links and pictures that Markdown itself does not have:
// `[[note|words]]`, `![[a.png|300]]`, as Obsidian and wikis write them, and pictures with a size,
// `![a](a.png =300x200)`. Part of the door to md4c.

bool may_have_named_links(std::string_view markdown);

/// In the order of their places. A name leads where `targets` says. Where it leads nowhere, its
/// words are left of it in a folder of notes; on a generator's site it is no name but text.
std::vector<MarkdownEdit> find_named_links(std::string_view markdown, const MarkdownParts& parts,
                                           MarkdownHabits::Dialect dialect,
                                           const MarkdownTargets& targets);

// cjk.cpp: Chinese, Japanese and Korean characters, as far as Markdown has to tell them from
// others.

/// A letter, sign or punctuation mark of these scripts, full-width forms too; no emoji, and none of
/// the quotation marks and dashes that other languages share.
bool is_cjk(char32_t c);

/// A mark that ends an address: CJK punctuation, full-width forms of ASCII's, and the typographic
/// quotation marks, dashes and dots.
bool is_punctuation_behind_address(char32_t c);

// emoji.cpp: by the names that GitHub, Slack and most Markdown renderers give them.

/// "smile" is "😄"; empty for a name that is none of the usual ones.
std::string_view emoji_named(std::string_view name);

}  // namespace feedgen
