// The `<link>` elements by which programs find the feeds of a page: which feeds a page names, in
// which order, and how each is written.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "value/group.h"
#include "value/report.h"
#include "value/settings.h"

namespace feedgen {

/// A feed as the head of a page names it.
struct FeedLink {
  std::string type;  ///< media type
  std::string title;
  std::string href;      ///< absolute and encoded
  std::string language;  ///< BCP 47; empty: the feed is of no one language

  bool operator==(const FeedLink&) const = default;
};

/// The attribute that tells feedgen's links in a page from those of others.
inline constexpr std::string_view kLinkMark = "data-feedgen";

/// How a `<link>` is written.
struct LinkStyle {
  bool is_marked = false;  ///< with kLinkMark
  bool is_xml = false;     ///< with a slash at its end, and a value for each attribute
  bool is_ascii = false;   ///< other characters become references: right in every encoding
};

/// The element, without a line end.
std::string link_tag(const FeedLink& link, const LinkStyle& style);

/// Whether a link with this media type, whatever its case and parameters, leads to a feed.
bool is_feed_type(std::string_view type);

/// The feeds of `group` that have an address, of `feeds`: the one that readers of the site have
/// known first, then in the order of formats. Copies are left out. Where there are several, each
/// title ends with the name of its format.
std::vector<FeedLink> links_of(const GroupKey& group, std::span<const FeedReport> feeds,
                               const Settings& settings);

/// The group whose feeds stand for the site: mostly the site itself.
GroupKey site_group(std::span<const FeedReport> feeds);

}  // namespace feedgen
