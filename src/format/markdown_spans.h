// Elements of rendered HTML that can still be given attributes; and what stands inside of a
// paragraph, written as HTML: emphasis, links, pictures, text. Part of the door to md4c.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "format/markdown.h"
#include "format/markdown_parser.h"
#include "format/markdown_source.h"

namespace feedgen {

/// Where the parts of an element's start tag stand in the HTML; 0: there is no such part. Elements
/// that end before this one are not affected by what is inserted here.
struct MarkdownElement {
  std::size_t begin = 0;      ///< of the start tag
  std::size_t name_end = 0;   ///< where attributes may be inserted
  std::size_t class_end = 0;  ///< behind the last class
  std::size_t id_begin = 0;   ///< of an id that was made, which a given one replaces
  std::size_t id_end = 0;
  bool has_given_id = false;
};

/// Classes join those that are there, an id replaces one that was made of a heading, anything else
/// comes first and so wins over what is written behind it (HTML section 13.2.5.33).
void give_attributes(const ElementAttributes& attributes, MarkdownElement& element,
                     std::string& html);

/// Unless it is empty. It needs no escaping.
void give_made_id(const std::string& id, MarkdownElement& element, std::string& html);

class MarkdownSpans {
 public:
  /// Everything is appended to `html`. Both outlive this.
  MarkdownSpans(std::string& html, const MarkdownTargets& targets)
      : html_(html), targets_(targets) {}

  void enter(MD_SPANTYPE type, void* detail);
  void leave(MD_SPANTYPE type, void* detail);

  /// Text of every type but raw HTML.
  void add_text(MD_TEXTTYPE type, std::string_view text);

  /// Whether what comes is a picture's alternative text, where no markup can stand.
  bool in_image() const { return images_ > 0; }

  /// Gives the attributes to the element that ended just here; false if none did.
  bool give_to_last(const ElementAttributes& attributes);

 private:
  void open_image(const MD_SPAN_IMG_DETAIL& detail);
  void append_title(const MD_ATTRIBUTE& title);

  std::string& html_;
  const MarkdownTargets& targets_;
  std::vector<MarkdownElement> open_;
  MarkdownElement last_;
  std::size_t last_end_ = 0;  // 0: nothing ended yet
  std::size_t images_ = 0;    // that are open, one in the other
};

/// `attribute` is appended to `html` piece by piece, decoded and escaped by `append`.
void append_attribute(const MD_ATTRIBUTE& attribute, void (*append)(std::string_view, std::string&),
                      std::string& html);

/// What a text of md4c's says.
std::string_view plain_text_of(MD_TEXTTYPE type, std::string_view text, std::string& storage);

}  // namespace feedgen
