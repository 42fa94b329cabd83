// What a format requires even where the feed has no such fact.
#pragma once

#include <string>
#include <string_view>

#include "value/feed.h"

namespace feedgen {

/// The title, else the first address or id that there is: every format needs a feed's title.
std::string required_title(const Feed& feed);

/// The title, else the address or id: Atom needs an entry's title, and so does RSS where there is
/// no description.
std::string required_title(const Entry& entry);

/// RSS needs a description: the title's words again if there is none.
std::string required_description(const Feed& feed);

/// RSS needs a link: an address that says what is missing, and that never leads anywhere
/// (RFC 6761 section 6.4).
std::string required_link(const Feed& feed);

/// RSS and JSON Feed need an attachment's media type: "any bytes" (RFC 2046 section 4.5.1) if it
/// is unknown.
std::string required_type(const Enclosure& enclosure);

/// Atom needs ids that are IRIs (RFC 4287 section 4.2.6), in which RSS and JSON Feed put any text:
/// `id` itself, or a UUID (RFC 9562 section 5.8) made from it.
std::string required_iri(std::string_view id);

}  // namespace feedgen
