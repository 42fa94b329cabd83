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

// page_title.cpp: the title of a web page names the site too; which part of it is the article's.

enum class TitleSource {
  kMeta,          ///< written for the article: it loses only what is surely the site's
  kTitleElement,  ///< `<title>`
};

/// "Title | Section | Site" without what is the site's: parts at the ends that are one of
/// `site_names`, or all parts but the one that is one of `headings`; of a `<title>` also the last
/// part, if enough is left. Never empty, unless `title` is.
std::string without_site_name(std::string_view title, TitleSource source,
                              const std::vector<std::string>& site_names,
                              const std::vector<std::string>& headings);

// page_body.cpp: which part of a page is its article, and the HTML of that part.

/// Sets `body` and `is_list`. The first of: an element that is marked as the article's text, the
/// only or by far the longest `<article>`, `<main>`, an element that themes call the content; else
/// the innermost that holds nearly all text that is in no link; else the page's `<body>`.
void choose_body(PageOutline& outline);

/// The article's HTML: the inside of its element without navigation, comments and their like, and
/// without the first heading that is `title`. As many line ends stand before each of its parts as
/// in the page, counted from `first_line`.
std::string article_of_page(const PageOutline& outline, std::string_view title,
                            unsigned& first_line);

// page_marks.cpp: what the classes and ids of web pages mean: which element is the article, which
// holds its title, its date or its author, and which is not of the article. Words of site
// generators' themes, of blog services and of microformats.

struct PageMark {
  enum : unsigned {
    kPlatformBody = 1U << 0U,  ///< the article, on one service's pages
    kBody = 1U << 1U,          ///< the article's text
    kContent = 1U << 2U,       ///< what themes call the middle of a page
    kTitle = 1U << 3U,
    kDate = 1U << 4U,
    kAuthor = 1U << 5U,
    kNoise = 1U << 6U,    ///< of the page, not of the article
    kMeta = 1U << 7U,     ///< a line with date and author
    kForeign = 1U << 8U,  ///< of others: comments, related articles, buttons to share
  };
};

/// The marks of one class or id, in lower case.
unsigned marks_of_word(std::string_view word);

/// True for the name of a `<meta>` that has the date of publication.
bool is_date_meta(std::string_view name);

}  // namespace feedgen
