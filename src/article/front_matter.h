// The bytes of a file become front matter and body. Which syntax it is, where it begins and ends:
// decided here and nowhere else. What it says is for others.
#pragma once

#include <optional>
#include <string_view>

#include "value/diagnostic.h"
#include "value/node.h"
#include "value/result.h"

namespace feedgen {

struct FrontMatter {
  enum class Syntax { kNone, kYaml, kToml, kJson, kHeaders, kProgram };

  Syntax syntax = Syntax::kNone;
  std::string_view text;    ///< without the delimiters
  unsigned first_line = 1;  ///< of `text` in the file
  std::string_view body;
  /// The line before which the front matter should have closed, when it never does.
  std::optional<Place> unterminated;
  std::string_view program = {};  ///< the language's name, of a head that is a program
};

/// Splits `source`, which is valid UTF-8 (the views point into it). BOMs, other characters without
/// width and blank lines may come first. `---` opens YAML and `---` or `...` closes it; `+++` is
/// TOML, `;;;` JSON, and so is an object that begins with `{`. `---json`, `---toml` and `---yaml`
/// say what stands up to the next `---`; so does `---js`, which is a program. Without an opening
/// line, Hexo's form (YAML closed by `---`) and header lines as of MultiMarkdown (`Title: …` up to
/// a blank line) count when a key is one that articles have. Lines end in LF or CRLF.
FrontMatter split_front_matter(std::string_view source);

/// The front matter's data: a map, or null where there is none. Lines count in the file. Fails,
/// with the place, on broken syntax, on what is no map, on programs, on a template's text that
/// nobody filled in, and on more than 256 KiB. Warns of keys that had to be mended.
[[nodiscard]] Result<Node> parse_front_matter(const FrontMatter& front_matter,
                                              Diagnostics& diagnostics);

}  // namespace feedgen
