// What the classes and ids of web pages mean: which element is the article, which holds its title,
// its date or its author, and which is not of the article. Words of site generators' themes, of
// blog services and of microformats.
#pragma once

#include <string_view>

namespace feedgen {

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
