// What belongs to an article and lies elsewhere: where it is discussed, where it comes from, and
// the page that it is about.
#pragma once

#include <array>
#include <string_view>

#include "article/keys.h"

namespace feedgen {

/// `comments: true` and the like are switches of themes, and no addresses.
inline constexpr std::array<std::string_view, 11> kCommentKeys{
    "comments_url",   "commentsUrl",   "comments-url", "comment_url", "commentUrl", "discussion",
    "discussion_url", "discussionUrl", "discuss",      "comments",    "fediverse"};

inline constexpr std::array<std::string_view, 4> kCommentCountKeys{
    "comments_count", "commentsCount", "comment_count", "commentCount"};

/// Keys of the place that an article was taken from.
inline constexpr std::array<std::string_view, 15> kSourceKeys{
    "source_url", "sourceUrl",  "source_link",   "original_url", "originalUrl",
    "original",   "origin_url", "originUrl",     "origin",       "via",
    "via_url",    "source",     "canonical_url", "canonicalUrl", "canonical"};

/// Keys of the page that a link post is about.
inline constexpr std::array<std::string_view, 7> kExternalKeys{
    "external_url", "externalUrl", "external-url", "external_link",
    "link_url",     "linkUrl",     "linked_url"};

/// An address, a path that begins with a slash, a map with `url` (or `host`, `username` and `id` of
/// a post in the fediverse), or a list whose first counts. The address is read already, as for
/// read_source() and read_external().
[[nodiscard]] Result<void> read_comments(Names names, KeyReading& reading);

/// A whole number; nothing else says anything.
[[nodiscard]] Result<void> read_comment_count(Names names, KeyReading& reading);

/// An address of another page than the article's own, or a map with `url` and `title` (or `name`);
/// the title may also stand under `source`, `source_title` or `source_name`. `canonical` counts
/// only where it is on another host than the site.
[[nodiscard]] Result<void> read_source(Names names, KeyReading& reading);

/// A whole address of another page. Then `link` counts, where it does not give the article's own
/// address and leads to another host.
[[nodiscard]] Result<void> read_external(Names names, KeyReading& reading);

}  // namespace feedgen
