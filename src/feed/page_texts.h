// What pages and the stylesheet of feeds say to people, in the languages that feedgen knows.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "value/page_look.h"

namespace feedgen {

/// Plain texts. `{}` stands for a name or a number.
struct PageTexts {
  std::string_view language;   ///< BCP 47: the languages that begin like this one
  std::string_view feeds_of;   ///< "Feeds of {}"
  std::string_view about;      ///< what a feed is, and how to subscribe
  std::string_view subscribe;  ///< heading
  std::string_view address;    ///< of a feed, in one format: "Address of the {} feed"
  std::string_view copy;
  std::string_view copied;
  std::string_view open_in;     ///< before the names of readers
  std::string_view own_reader;  ///< the program that opens `feed:` addresses
  std::string_view newest;      ///< heading of the newest articles
  std::string_view nothing;     ///< in their place
  std::string_view categories;
  std::string_view tags;
  std::string_view authors;
  std::string_view sections;
  std::string_view languages;
  std::string_view more_feeds;  ///< heading of the groups of other families
  std::string_view filter;      ///< label of the field that searches among the groups
  std::string_view below;       ///< how many categories lie below one: "Categories below: {}"
  std::string_view articles;    ///< how many: "{} articles", also for one
  std::string_view
      others;  ///< how many groups are left out: "{} more are in the list of all feeds"
  std::string_view all_feeds;    ///< the OPML file
  std::string_view archive;      ///< the older articles, as feeds
  std::string_view to_site;      ///< link to the site's home page
  std::string_view all_of_site;  ///< link to the page of all feeds
  std::string_view skip;         ///< link to the articles
  std::string_view is_feed;      ///< the stylesheet: what the file is, and what to do with it
};

/// A text of the table by its name in settings and templates.
struct PageTextName {
  std::string_view name;
  std::string_view PageTexts::*text;
  bool has_place = false;  ///< for a name or a number: `{}`
};

std::span<const PageTextName> page_text_names();

/// English where the language is not known. Texts of the site's own replace those of the table;
/// they live as long as `look`, which may be null.
PageTexts page_texts(std::string_view language, const PageLook* look);

/// Whether a language is written from right to left.
bool is_right_to_left(std::string_view language);

/// `text` with `{}` replaced.
std::string filled(std::string_view text, std::string_view with);

}  // namespace feedgen
