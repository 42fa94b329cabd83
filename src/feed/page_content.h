// What the page of a group shows, in its order: a Feed becomes plain texts and addresses, which the
// page's own writer and a site's template put into HTML.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "feed/page_texts.h"
#include "value/feed.h"

namespace feedgen {

struct PageLink {
  std::string name;
  std::string href;
};

/// The feed in one format.
struct PageFormat {
  PageLink link;
  std::string type;     ///< media type
  std::string address;  ///< whole where it is known
};

/// A group of the tree, or of a list.
struct PageRow {
  PageLink link;
  std::size_t articles = 0;
  std::size_t below = 0;  ///< rows that follow it and lie below it, at any depth
  std::size_t ends = 0;   ///< groups with others below that end with this row
};

struct PageFamily {
  std::string title;
  bool is_tree = false;
  bool is_open = false;  ///< of a tree: its branches are
  std::vector<PageRow> rows;
  std::size_t left_out = 0;
};

struct PageContent {
  explicit PageContent(const Feed& feed);

  PageTexts texts;
  std::string title;        ///< of the document
  std::string heading;      ///< shorter where the site's title stands beside it
  std::string description;  ///< of the site; on a group's page the site's title; may be empty
  std::string language;
  std::string site_page;  ///< empty on that page itself
  std::string feed_list;
  std::vector<PageFormat> formats;
  std::vector<PageLink> readers;
  std::span<const Entry* const> entries;
  std::vector<PageFamily> families;
};

/// The address of a file of the output folder, from the page of `feed`.
std::string page_link(const Feed& feed, std::string_view path);

}  // namespace feedgen
