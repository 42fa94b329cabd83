// A whole web page, as it was scraped or exported: its elements in one pass over the tags, what
// they are for, and which of them is the article.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "format/elements.h"

namespace feedgen {

struct PageElement {
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  const Element* element = nullptr;  ///< null: the page itself
  std::size_t parent = kNone;
  std::size_t begin = 0;  ///< in the page, in bytes, like the next three
  std::size_t inside = 0;
  std::size_t inside_end = 0;
  std::size_t end = 0;
  unsigned marks = 0;          ///< PageMark
  std::size_t words = 0;       ///< bytes of text that is in no link and of the article
  std::size_t link_words = 0;  ///< in links
  std::string_view datetime;   ///< as written, also of `content` and `title`
  bool is_known_date = false;  ///< it says that it is the publication
  bool holds_body = false;     ///< something in it is marked as the article
  bool has_picture = false;

  bool is(std::string_view name) const { return element != nullptr && element->name == name; }
};

/// `<meta name>`, `<meta property>`, `<meta itemprop>`: the name in lower case, the value as
/// written.
struct PageMeta {
  std::string name;
  std::string_view content;
};

struct PageOutline {
  std::string_view page;
  std::vector<PageElement> elements;  ///< in the order of the page; the first is the page
  std::vector<PageMeta> metas;
  std::vector<std::string_view> json_ld;  ///< the scripts that hold it
  std::string_view title;                 ///< of `<title>`, as written
  std::string_view language;              ///< of `<html>`
  std::string_view canonical;             ///< as written
  std::string_view picture;               ///< of `<link rel=image_src>`
  std::string_view saved_from;            ///< the address in a browser's comment
  std::size_t body = 0;                   ///< the article's element
  bool is_list = false;                   ///< it shows the beginnings of several articles
};

/// True for HTML that has `<html>`, `<head>`, `<body>` or a doctype.
bool is_whole_page(std::string_view html);

/// One pass over any page. `page` is valid UTF-8 and outlives the outline.
PageOutline outline_of(std::string_view page);

/// True for a part of the page that is not of its article: navigation, comments, buttons.
bool is_outside_article(const PageElement& element);

/// A value as it is written, references decoded, white space collapsed; of a long one the
/// beginning.
std::string decoded_value(std::string_view value);

/// What a person reads of a part of the page, references decoded, white space collapsed; of a long
/// part the beginning.
std::string text_of_part(std::string_view html);

}  // namespace feedgen
