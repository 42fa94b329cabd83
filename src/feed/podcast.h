// What makes a podcast of an RSS feed: the elements of Apple's namespace that its directory
// requires and recommends, and those of the podcast namespace that settings and front matter give.
#pragma once

#include <string>
#include <string_view>

#include "format/xml_writer.h"
#include "value/feed.h"

namespace feedgen {

/// Attributes of the element that was opened last: nothing where the feed is no podcast.
void declare_podcast(const Feed& feed, XmlWriter& xml);

/// Children of the channel. `feed.podcast` is there.
void write_show(const Feed& feed, XmlWriter& xml);

/// Children of an item; nothing where the entry has no recording.
void write_episode(const Entry& entry, XmlWriter& xml);

/// The podcast:guid of the feed at `url`: a UUID of version 5 (RFC 9562 section 5.5) of the address
/// without its scheme and the slashes at its end, in the podcast namespace's own name space.
std::string podcast_guid(std::string_view url);

}  // namespace feedgen
