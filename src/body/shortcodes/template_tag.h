// Template tags as they are written: Liquid's and Nunjucks's `{% name … %}`, `{{ … }}` and
// `{# … #}`, Hugo's `{{< name … >}}` and `{{% name … %}}`; their arguments; and the code of a body,
// in which no tag stands. tag_translation.h has their meanings.
#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "format/markdown_parts.h"
#include "text/ascii.h"

namespace feedgen {

struct TemplateTag {
  enum class Kind {
    kStatement,  ///< `{% name arguments %}`, `{%- … -%}`
    kOutput,     ///< `{{ arguments }}`, `{{- … -}}`
    kComment,    ///< `{# … #}` and `{% # … %}`
    kShortcode,  ///< `{{< name arguments >}}`, `{{% … %}}`
    kEscaped,    ///< `{{</* … */>}}`, `{{%/* … */%}}`: a shortcode that is shown
  };
  Kind kind = Kind::kStatement;
  std::string_view name;  ///< of a statement or shortcode, without Hugo's '/'
  std::string_view arguments;
  bool is_closing = false;  ///< `{{< /name >}}`
  bool trims_before = false;
  bool trims_behind = false;
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// Finds the tags of one text.
class TemplateTagFinder {
 public:
  /// `text` outlives the finder.
  explicit TemplateTagFinder(std::string_view text) : text_(text) {}

  /// The tag that begins with the `{` at `at`. It has at most 4096 bytes and no blank line, and
  /// statements and shortcodes begin with a name of ASCII letters; so "50{%", "{{{",
  /// "\frac{{a}}{b}" (an output needs more than this to count: template_output.h) and what is never
  /// closed is text. Asked from the beginning to the end, it looks for closing marks in one pass.
  std::optional<TemplateTag> tag_at(std::size_t at);

 private:
  static constexpr std::size_t kForms = 7;  // of delimiters

  std::string_view text_;
  std::array<NextPlace, kForms> closes_;
  NextPlace blank_line_;
};

/// What stands behind the name of a tag: words, texts in quotes, and `key=value`.
struct TagArguments {
  std::string_view text;           ///< as it is written
  std::vector<std::string> words;  ///< in order, without quotes
  std::vector<std::pair<std::string, std::string>> named;

  /// The word at that place, or empty.
  std::string word(std::size_t at) const { return at < words.size() ? words[at] : std::string(); }
  /// The value of the first key of that name, or empty.
  std::string value(std::string_view key) const;
  /// The first of the values of these keys that is not empty.
  std::string value(std::initializer_list<std::string_view> keys) const;
  /// The same; the first word where none is.
  std::string value_or_word(std::string_view key) const;
  /// The words from there on, with spaces between.
  std::string rest(std::size_t from) const;
};

/// Words are apart by spaces, or, in parentheses around all of them, by commas. Quotes are `"`, `'`
/// and Hugo's `` ` ``; a backslash before a quote makes it a character.
TagArguments parse_tag_arguments(std::string_view text);

/// The call in an output, as Zola writes its shortcodes: `{{ youtube(id="x") }}`. It is a shortcode
/// with the place of the output.
std::optional<TemplateTag> call_in(const TemplateTag& output);

/// What Liquid and Nunjucks themselves know: `if`, `for`, `assign`, …
bool is_language_statement(const TemplateTag& tag);

enum class CodeRule { kMarkdown, kHtml };

/// Fenced, indented and inline code (Markdown), the insides of `<pre>`, `<code>`, `<script>`,
/// `<style>` and `<textarea>`, and comments. In order and apart.
std::vector<TextRange> find_code_regions(std::string_view text, CodeRule rule);

/// A tag of `source` as messages name it: "{% note %}", "{{< tabs >}}".
std::string name_of(const TemplateTag& tag, std::string_view source);

/// Where a body has code, while the listings that template tags make of it are passed one by one.
class CodeRegions {
 public:
  CodeRegions(std::string_view source, CodeRule rule)
      : rule_(rule), masked_(source), regions_(find_code_regions(source, rule)) {}

  /// The code that the byte at `at` belongs to; null: it is no code.
  const TextRange* at(std::size_t at) const { return range_at(regions_, at); }

  /// The range has become a listing, and is no Markdown any more. Code that begins in it and does
  /// not end there made the rest of the text look like code, so that is searched again; at most 16
  /// times.
  void pass_listing(TextRange listing);

 private:
  CodeRule rule_;
  std::string masked_;  // the source without its listings
  std::vector<TextRange> regions_;
  unsigned searches_ = 16;
};

}  // namespace feedgen
