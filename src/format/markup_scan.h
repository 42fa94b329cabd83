// HTML as a row of tags, comments and texts: the one scanner for everything that reads tags without
// gumbo. Its users read plain HTML (html_plain.h), ask questions of HTML that must not change by a
// byte, judge HTML before a parser may see it, or look for tags in titles. It builds no
// tree and decodes no character references: gumbo does that (html_walk.h).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "format/elements.h"

namespace feedgen {

struct MarkupToken {
  enum class Kind {
    kText,         ///< also what stands in `<script>`, `<style>`, `<textarea>` and their like
    kOpen,         ///< `<p class="a">`, `<br/>`
    kClose,        ///< `</p>`
    kComment,      ///< `<!-- … -->`
    kDeclaration,  ///< `<!doctype html>`, `<?xml … ?>`
  };
  Kind kind = Kind::kText;
  std::string_view name;             ///< of a tag, in lower case; until the next token
  const Element* element = nullptr;  ///< of a tag; null for an unknown one
  bool is_raw = false;               ///< a text in which nothing is markup
  bool is_self_closing = false;      ///< a tag with a slash before its `>`
  /// A tag or a text that parsers need not repair, a tag whose attributes have names of ASCII
  /// letters, digits and `-_:.` only. Of comments nothing is said.
  bool is_clean = true;
  std::size_t attributes = 0;  ///< how many a tag has
  std::size_t begin = 0;       ///< in bytes
  std::size_t end = 0;         ///< behind the last byte
};

/// As it is written: neither in lower case nor decoded.
struct MarkupAttribute {
  std::string_view name;
  std::string_view value;
  bool has_capitals = false;  ///< in its name
};

/// What is markup in a text. HTML is read by the rules of HTML's tokenizer (WHATWG HTML section
/// 13.2.5), under which what is not closed reaches to the end. In a title only tags are markup, and
/// a tag that is not closed before the next `<` is text, since people write titles such as "a <b".
enum class MarkupRule { kHtml, kTitle };

/// Takes the tokens one after the other; together they are the whole text. The cost is one pass
/// over any text.
class MarkupScan {
 public:
  /// `html` outlives the scan.
  explicit MarkupScan(std::string_view html, MarkupRule rule = MarkupRule::kHtml)
      : html_(html), rule_(rule) {}

  /// False at the end of the text.
  bool next(MarkupToken& token) { return next(token, nullptr); }

  /// The same; `attributes` become those of the tag.
  bool next(MarkupToken& token, std::vector<MarkupAttribute>& attributes) {
    attributes.clear();
    return next(token, &attributes);
  }

 private:
  bool next(MarkupToken& token, std::vector<MarkupAttribute>* attributes);
  bool starts_tag(std::size_t at) const;
  bool starts_markup(std::size_t at) const;
  void take_text(MarkupToken& token) const;
  void take_tag(MarkupToken& token, std::vector<MarkupAttribute>* attributes);
  bool take_attributes(MarkupToken& token, std::vector<MarkupAttribute>* attributes) const;
  MarkupAttribute take_attribute(MarkupToken& token) const;
  std::string_view take_value(MarkupToken& token) const;
  std::size_t skip_space(std::size_t at) const;
  unsigned pass_part(std::size_t& at, unsigned part) const;
  std::size_t end_of_raw_text() const;
  std::size_t end_of_comment() const;

  std::string_view html_;
  MarkupRule rule_;
  std::size_t at_ = 0;
  std::string lower_name_;        // of the last tag, where it is written otherwise
  std::string_view raw_element_;  // whose raw text is the next token
};

/// True for HTML that begins with `<html>`, `<head>`, `<body>` or a doctype, whatever comments are
/// before it.
bool is_whole_page(std::string_view html);

/// A title with markup in it becomes the words that its page shows: "<em>x</em> &amp; y" becomes
/// "x &amp; y". Takes off the tags of inline elements that are opened and closed, and `<br>` (a
/// space) and `<wbr>`. The readings in `<rt>` and `<rp>` go with their tags. Everything else stays:
/// "a < b", "List<T>", "the <b> tag". References are not decoded, so that "&lt;em&gt;" stays the
/// text that it is.
std::string without_inline_tags(std::string_view title);

}  // namespace feedgen
