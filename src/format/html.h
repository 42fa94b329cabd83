// The door to gumbo: reads HTML as browsers do, and finds the texts that titles are made of.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace feedgen {

/// What can stand in for a title that the front matter does not give. Texts are plain, with white
/// space collapsed.
struct HtmlFacts {
  std::string title;    ///< of `<title>`
  std::string heading;  ///< of the first `<h1>`, else the first heading of any level
  std::string text;     ///< what a person reads, without scripts, styles, hidden parts, ruby
                        ///< readings and figure captions; blocks are apart by a space
};

/// Only the first `most` bytes are looked at (cut between characters), so that neither a huge nor
/// a deeply nested body costs more than its beginning: gumbo's time grows with the square of the
/// nesting, to a third of a second for 64 KiB of open tags. `html` is valid UTF-8.
HtmlFacts read_html_facts(std::string_view html, std::size_t most = 64 * 1024);

/// "Q&amp;A &#39;21" becomes "Q&A '21": named, decimal and hexadecimal references by HTML5's
/// rules, each once. Everything else, markup too, stays as it is. `text` is valid UTF-8.
std::string decode_character_references(std::string_view text);

}  // namespace feedgen
