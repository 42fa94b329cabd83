// The bytes of a web page with feedgen's `<link>` elements in its head, or without them. All other
// bytes stay as they are. Pure.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "feed/feed_links.h"

namespace feedgen {

/// What became of a page.
struct PageChange {
  enum class Kind {
    kNone,      ///< it is as it should be
    kChanged,   ///< `bytes` are to take its place
    kOwnLinks,  ///< a link of its own leads to a feed: it gets none
    kNoPage,    ///< a part of a page, a token of a search engine, or in UTF-16: left alone
    kNoHead     ///< where its head ends can't be told: left alone
  };
  Kind kind = Kind::kNone;
  std::string bytes = {};
  bool has_own_links = false;  ///< it has a link to a feed that feedgen has not written
};

/// The links for a page that says it is in that language; it may say nothing.
using LinksForLanguage = std::function<std::vector<FeedLink>(std::string_view language)>;

/// Whether a link to a feed that feedgen has not written leads anywhere. `base` is the page's own
/// `<base href>`, or empty.
using LeadsToFeed = std::function<bool(std::string_view base, std::string_view href)>;

/// The links go right before the end of the head, a line each; those that an earlier run has put
/// there go. A page with a link of its own that leads to a feed gets none. The same page with the
/// same links stays as it is.
PageChange put_links(std::string_view page, const LinksForLanguage& links,
                     const LeadsToFeed& leads_to_feed);

/// The page as it was before put_links().
PageChange take_links(std::string_view page);

/// What the page says of its language; empty: nothing.
std::string language_of_page(std::string_view page);

}  // namespace feedgen
