// HTML as a row of tags, comments and texts, for the few questions that must be answered without
// changing a byte of it, or before it is known whether a parser may see it. No tree, no values of
// attributes, no character references: those are gumbo's business (format/html_walk.h).
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

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
  std::string name;                  ///< of a tag, in lower case
  const Element* element = nullptr;  ///< of a tag; null for an unknown one
  bool is_raw = false;               ///< a text in which nothing is markup
  std::size_t attributes = 0;        ///< how many a tag has
  std::size_t begin = 0;             ///< in bytes
  std::size_t end = 0;               ///< behind the last byte
};

/// Takes the tokens one after the other; together they are the whole text. The rules are those of
/// HTML's tokenizer (WHATWG HTML section 13.2.5). What is not closed reaches to the end, so the
/// cost is one pass over any text.
class MarkupScan {
 public:
  /// `html` outlives the scan.
  explicit MarkupScan(std::string_view html) : html_(html) {}

  /// False at the end of the text.
  bool next(MarkupToken& token);

 private:
  bool starts_markup(std::size_t at) const;
  std::size_t end_of_text() const;
  std::size_t end_of_raw_text() const;
  std::size_t end_of_comment() const;
  std::size_t end_of_tag(std::size_t from, std::size_t& attributes) const;
  void take_tag(MarkupToken& token);

  std::string_view html_;
  std::size_t at_ = 0;
  std::string raw_element_;  // whose text comes next
};

}  // namespace feedgen
